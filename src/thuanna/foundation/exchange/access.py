"""Who may see packets, hand them over and take them in, and say that a sender is trusted."""

from __future__ import annotations

VIEW = "exchange.view"
HAND_OVER = "exchange.hand_over"
TRUST = "exchange.trust"
