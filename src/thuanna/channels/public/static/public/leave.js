// The way out of pages that nobody should see over one's shoulder. Without this script it is a plain link.
// With it the page is emptied at once and its place in the browser's history goes to where the link leads.
(() => {
  "use strict";
  document.querySelector("[data-leave]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const elsewhere = event.currentTarget.href;
    document.body.replaceChildren();
    document.title = "";
    window.location.replace(elsewhere);
  });
  // Steps inside the channel take one place in the history together.
  document.querySelectorAll("a[data-stay]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      window.location.replace(link.href);
    });
  });
})();
