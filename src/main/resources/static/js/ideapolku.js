// What htmx leaves to us: the CSRF token in every request, and focus and announcements after a swap. Every page works without it.
(() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  document.addEventListener("htmx:configRequest", (event) => {
    const header = meta("csrf-header");
    if (header) event.detail.headers[header] = meta("csrf-token");
  });

  // An element that asks for focus after a swap gets it: error summaries, receipts, the next row.
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt.querySelector?.("[data-focus]") ?? document.querySelector("[data-focus]");
    if (target) {
      target.removeAttribute("data-focus");
      target.focus();
    }
  });

  document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-focus]")?.focus());

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-print]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
  });
})();
