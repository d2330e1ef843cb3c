// What htmx leaves to us: the CSRF token in every request, and focus and announcements after a swap. Every page works without it.
(() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  document.addEventListener("htmx:configRequest", (event) => {
    const header = meta("csrf-header");
    if (header) event.detail.headers[header] = meta("csrf-token");
  });

  // The bell asks only while somebody is there: an unattended page must not keep its session open.
  let active = Date.now();
  const ATTENDED_MS = 10 * 60 * 1000;
  ["pointerdown", "keydown", "wheel"].forEach((kind) => document.addEventListener(kind, () => (active = Date.now()), { passive: true }));
  let failedAt = 0;
  const REST_MS = 20 * 1000;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const resting = document.hidden || Date.now() - active > ATTENDED_MS || Date.now() - failedAt < REST_MS;
    if (event.detail.elt.id === "bell" && resting) event.preventDefault();
  });
  ["htmx:responseError", "htmx:sendError"].forEach((kind) =>
    document.addEventListener(kind, (event) => {
      if (event.detail.elt.id === "bell") failedAt = Date.now();
    }),
  );

  // A part that is renewed by itself keeps what was ticked, typed and unfolded in it, and where the reader was.
  let kept = null;
  document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
    if (!["task-rows", "said"].includes(target.id)) return;
    const within = (selector) => [...target.querySelectorAll(selector)];
    const active = target.contains(document.activeElement) ? document.activeElement : null;
    kept = {
      focus: active && [active.id, target.id],
      caret: active?.selectionEnd,
      open: within("details[open]").map(({ id }) => id),
      ticked: within("input:checked").map(({ id }) => id),
      typed: within("textarea, select").map(({ id, value }) => ({ id, value })),
    };
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!kept) return;
    const found = (id) => document.getElementById(id) ?? {};
    kept.open.forEach((id) => (found(id).open = true));
    kept.ticked.forEach((id) => (found(id).checked = true));
    kept.typed.forEach(({ id, value }) => (found(id).value = value));
    const focus = kept.focus?.map((id) => document.getElementById(id)).find((element) => element);
    focus?.focus();
    if (focus?.localName === "textarea") focus.setSelectionRange(kept.caret, kept.caret);
    kept = null;
  });

  // Some minutes before the session ends the reader is asked whether he goes on. A request of any tab keeps it open.
  document.addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById("session");
    if (!dialog) return;
    const [text, keep, again] = ["text", "keep", "again"].map((part) => document.getElementById(`session-${part}`));
    const kept = (at) => localStorage.setItem("session-kept", at);
    const idle = dialog.dataset.idle * 1000;
    const last = Date.now() + dialog.dataset.left * 1000;
    const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang === "en" ? "en-GB" : "fi", { timeZone: "Europe/Helsinki", hour: "numeric", minute: "2-digit" });
    const look = () => {
      const end = Math.min(Number(localStorage.getItem("session-kept")) + idle, last);
      const left = end - Date.now();
      const kind = left > idle / 6 ? "" : left <= 0 ? "ended" : end === last ? "last" : "soon";
      if (text.dataset.kind === kind) return;
      text.dataset.kind = kind;
      if (!kind) return dialog.close();
      text.textContent = text.dataset[kind].replace("#", clock(end));
      keep.hidden = kind === "ended";
      again.hidden = !keep.hidden;
      if (!dialog.open) dialog.showModal();
      (keep.hidden ? again : keep).focus();
    };
    kept(Date.now());
    keep.addEventListener("click", () => text.dataset.kind === "last" && dialog.close());
    document.addEventListener("htmx:afterRequest", ({ detail }) => {
      if (detail.successful) kept(Date.now());
      if (detail.xhr?.status === 401) kept(Date.now() - idle);
      look();
    });
    setInterval(look, 10 * 1000);
  });

  // An element that asks for focus after a swap gets it: error summaries, receipts, the next row.
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt.querySelector?.("[data-focus]") ?? document.querySelector("[data-focus]");
    if (target) {
      target.removeAttribute("data-focus");
      target.focus();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    const target = document.querySelector("[data-focus]");
    target?.removeAttribute("data-focus");
    target?.focus();
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-print]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
  });

  // What is answered while new questions are on their way stays: the server has not seen it yet.
  const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
  let unseen = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, requestConfig } = event.detail;
    if (target.id !== "questions" || requestConfig.elt.value?.startsWith("remove:")) return;
    const sent = (field) => requestConfig.formData.getAll(field.name);
    unseen = [...target.querySelectorAll("input:not([type=hidden]), textarea, select")]
      .filter((field) => (isChoice(field) ? field.checked !== sent(field).includes(field.value) : field.value !== (sent(field)[0] ?? "")))
      .map(({ id, value, checked }) => ({ id, value, checked }));
  });
  document.addEventListener("htmx:afterSwap", () => {
    unseen.forEach(({ id, value, checked }) => {
      const field = document.getElementById(id);
      if (field) Object.assign(field, isChoice(field) ? { checked } : { value });
    });
    unseen = [];
  });

  // How many characters are left of a text.
  const count = (hint) => {
    const left = hint.dataset.most - document.getElementById(hint.dataset.countOf).value.length;
    hint.textContent = (left < 0 ? hint.dataset.over : hint.dataset.left).replace("#", Math.abs(left).toLocaleString(document.documentElement.lang));
    hint.classList.toggle("over", left < 0);
  };
  const countAll = () => document.querySelectorAll("[data-count-of]").forEach(count);
  document.addEventListener("input", (event) => {
    const hint = document.getElementById(`${event.target.id}-count`);
    if (hint?.dataset.countOf) count(hint);
  });
  document.addEventListener("htmx:afterSettle", countAll);
  document.addEventListener("DOMContentLoaded", countAll);

  // What could not be saved is said where the time of saving stands. After signing in again in another tab the token is a new one.
  const failed = async (event) => {
    const place = event.detail.elt.closest?.("[data-failed]");
    if (!place) return;
    const status = event.detail.xhr?.status;
    place.textContent = status === 404 || status === 409 ? place.dataset.gone : place.dataset.failed;
    const page = await fetch(location.pathname).then((answer) => answer.text()).catch(() => "");
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector('meta[name="csrf-token"]')?.content;
    if (!fresh) return;
    document.querySelector('meta[name="csrf-token"]').content = fresh;
    document.querySelectorAll('input[name="_csrf"]').forEach((input) => (input.value = fresh));
  };
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
})();
