/* Typing a village sheet: Enter goes on, / means paid in full, the sum runs along, and every few seconds what
   was typed is saved. What cannot be sent is kept on this device (line numbers and amounts, no names) until
   it can. Without this script the same form is sent with its buttons. */
"use strict";
{
  const form = document.querySelector("form[data-sheet]");
  const state = form.querySelector("[data-state]");
  const boxes = [...form.querySelectorAll("input[data-box]")];
  const KEY = `sheet-${form.dataset.sheet}`;
  const FULL = new Set(["/", "//", "+", "*", "x", "✓", "✔", "ครบ", "ส"]);
  const NOTHING = new Set(["", "-", "–", "—", "0", "ขาด"]);
  const EVERY = 8000;
  let changed = false;
  let saving = false;

  const plain = (text) => text.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).toLowerCase();

  function satang(box) {
    const text = plain(box.value);
    if (NOTHING.has(text)) return 0;
    if (FULL.has(text)) return Number(box.dataset.due);
    const amount = Number(text.replace(/,/g, "").replace(/\.-$/, ""));
    return Number.isFinite(amount) && amount > 0 ? Math.round(amount * 100) : 0;
  }

  function sum() {
    let people = Number(form.dataset.people);
    let total = Number(form.dataset.satang);
    for (const box of boxes) {
      const one = satang(box);
      if (one > 0) { people += 1; total += one; }
    }
    form.querySelector("[data-sum-people]").textContent = people.toLocaleString("en-US");
    form.querySelector("[data-sum-total]").textContent = (total / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
  }

  function go(box, step) {
    const next = boxes[boxes.indexOf(box) + step];
    if (next && next.offsetParent !== null) { next.focus(); next.select(); return; }
    if (step > 0) form.querySelector("#id_counted_people").focus();
  }

  function typed() {
    const told = {};
    for (const box of boxes) if (box.value) told[box.name] = box.value;
    return told;
  }

  /* A full or forbidden store is no harm: the form still holds what was typed. */
  function put(store, told) {
    try { store.setItem(KEY, JSON.stringify(told)); } catch { /* as above */ }
  }

  function take(store) {
    try {
      const told = JSON.parse(store.getItem(KEY) ?? "null");
      store.removeItem(KEY);
      return told;
    } catch { return null; }
  }

  function keep() { put(localStorage, typed()); }

  /* What was on its way when the page was left: what was typed, and what stood there before. It is brought back
     where the sheet still shows what stood there before, so nothing of another window is overwritten. What has
     arrived since is known by the version it made: only a page drawn before that version lacks it. */
  const brought = {};
  function onItsWay() {
    const differs = boxes.filter((box) => box.value !== box.defaultValue);
    return Object.fromEntries(differs.map((box) => [box.name, [box.value, box.defaultValue, brought[box.name] ?? box.defaultValue]]));
  }

  function bringBack() {
    const kept = take(localStorage) ?? {};
    const { boxes: onTheWay = {}, arrived = Infinity } = take(sessionStorage) ?? {};
    const sent = Number(form.elements.version.value) < arrived ? onTheWay : {};
    let came = 0;
    for (const box of boxes) {
      const [lost, ...before] = sent[box.name] ?? [];
      const value = before.includes(box.value) ? lost : box.value || kept[box.name] || "";
      if (value !== box.value) { box.value = brought[box.name] = value; came += 1; }
    }
    if (came) { state.textContent = state.dataset.back; changed = true; keep(); }
  }

  async function save() {
    if (!changed || saving) return;
    saving = true;
    changed = false;
    keep();
    state.textContent = state.dataset.saving;
    const way = onItsWay();
    const sent = new FormData(form);
    sent.set("step", "save");
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent, headers: { Accept: "application/json" } });
      if (answer.redirected || !answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      put(sessionStorage, { boxes: way, arrived: told.version });
      form.elements.version.value = told.version;
      for (const box of boxes) box.defaultValue = sent.get(box.name);
      state.textContent = told.disputed.length ? `${state.dataset.other} ${told.disputed.join(", ")}` : state.dataset.saved;
      if (!changed) { form.dataset.changed = ""; localStorage.removeItem(KEY); }
    } catch {
      changed = true;
      state.textContent = state.dataset.cut;
    }
    saving = false;
  }

  form.addEventListener("keydown", (event) => {
    const box = event.target;
    if (!boxes.includes(box)) return;
    if (event.key === "/" && !box.value) {
      event.preventDefault();
      box.value = "/";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      go(box, 1);
    } else if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      go(box, 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      go(box, -1);
    }
  });
  form.addEventListener("input", () => { changed = true; keep(); sum(); });
  /* What the form itself sends is not sent once more behind its back; until it has arrived it stays in this window. */
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      keep();
      changed = true;
      state.textContent = state.dataset.cut;
      return;
    }
    changed = false;
    clearInterval(saver);
    put(sessionStorage, { boxes: onItsWay() });
    take(localStorage);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  addEventListener("online", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  const saver = setInterval(save, EVERY);
  bringBack();
  sum();
}
