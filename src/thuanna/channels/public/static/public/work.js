// Does the small arithmetic that a comment asks of a browser, so that mass sending costs something.
// Without this script the reader answers a small sum instead.
(() => {
  "use strict";
  const form = document.querySelector("form[data-work]");
  if (!form || !window.crypto || !window.crypto.subtle) return;
  const token = form.dataset.work;
  const bits = Number(form.dataset.bits);
  const coder = new TextEncoder();
  const search = async () => {
    for (let number = 0; number < 4000000; number += 1) {
      const digest = await crypto.subtle.digest("SHA-256", coder.encode(`${token}:${number}`));
      if (new DataView(digest).getUint32(0) >>> (32 - bits) === 0) return String(number);
    }
    return "";
  };
  search().then((found) => {
    form.elements.work.value = found;
  });
})();
