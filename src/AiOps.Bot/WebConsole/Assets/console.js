// Keeps an open page true: reads it again when its incident changed, and shows times in the reader's own zone.
// Everything works without this script; times are then UTC.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const sent = new Map();

function localise(root) {
  const today = new Date().toDateString();
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    if (!time.title) time.title = time.textContent;
    const date = at.toDateString() === today ? {} : { day: 'numeric', month: 'short' };
    if (at.getFullYear() !== new Date().getFullYear()) date.year = 'numeric';
    time.textContent = at.toLocaleString('en-GB', { ...date, hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' });
  }
  const note = document.querySelector('[data-zone]');
  if (note) note.textContent = `Times are in your zone, ${zone}; point at one for UTC.`;
}

function age(root) {
  for (const span of root.querySelectorAll('[data-age]')) {
    const seconds = Math.floor((Date.now() - Date.parse(span.dataset.age)) / 1000);
    const away = Math.abs(seconds);
    const size = away < 60 ? `${away} s` : away < 3600 ? `${Math.floor(away / 60)} min` : away < 172800 ? `${Math.floor(away / 3600)} h` : `${Math.floor(away / 86400)} days`;
    span.textContent = seconds < 0 ? `(in ${size})` : `(${size} ago)`;
  }
}

// Times are asked for on the reader's own clock, and addresses say only what was chosen.
function localiseForm(field) {
  const offset = -new Date().getTimezoneOffset();
  const form = field.form;
  for (const input of form.querySelectorAll('input[type=datetime-local]')) {
    if (input.value) input.value = new Date(Date.parse(`${input.value}Z`) + (offset - field.value) * 60000).toISOString().slice(0, 16);
  }
  field.value = offset;
  for (const clock of form.querySelectorAll('[data-clock]')) clock.textContent = '(your time)';
  form.addEventListener('formdata', e => {
    if (!e.formData.get('from') && !e.formData.get('to')) e.formData.delete(field.name);
    for (const [name, value] of [...e.formData]) if (!value) e.formData.delete(name);
  });
}

// What the server sent, without what differs each time although nothing happened.
function essence(element) {
  const copy = element.cloneNode(true);
  for (const token of copy.querySelectorAll('input[name="__RequestVerificationToken"]')) token.remove();
  for (const span of copy.querySelectorAll('[data-age]')) span.textContent = '';
  return copy.outerHTML;
}

// Somebody is typing here: what they see must not change under their hands.
function isBusy(element) {
  const focused = element.contains(document.activeElement) && document.activeElement.matches('input');
  return focused || [...element.querySelectorAll('input:not([type=hidden])')].some(i => i.type === 'checkbox' ? i.checked : i.value !== i.defaultValue);
}

function replace(old, fresh) {
  const open = [...old.querySelectorAll('details[open]')].map(d => d.id);
  const key = old.contains(document.activeElement) ? focusKey(document.activeElement) : null;
  for (const id of open) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
  old.replaceWith(fresh);
  localise(fresh);
  if (key) fresh.querySelector(key)?.focus({ preventScroll: true });
}

function focusKey(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ['formaction', 'href']) {
    if (element.hasAttribute(name)) return `[${name}="${CSS.escape(element.getAttribute(name))}"]`;
  }
  return null;
}

let again = false;
let reading = false;

async function refresh() {
  if (reading) { again = true; return; }
  reading = true;
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' } });
    if (answer.redirected) { location.reload(); return; }
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    let missing = false;
    for (const fresh of page.querySelectorAll('[data-live]')) {
      const key = fresh.dataset.live;
      const old = document.querySelector(`[data-live="${CSS.escape(key)}"]`);
      const now = essence(fresh);
      if (!old) { missing = true; continue; }
      if (sent.get(key) === now) continue;
      if (isBusy(old)) { again = true; continue; }
      sent.set(key, now);
      const said = fresh.dataset.say;
      if (said && said !== old.dataset.say) document.querySelector('[data-announce]').textContent = said;
      replace(old, document.adoptNode(fresh));
    }
    document.title = page.title;
    if (missing && !document.querySelector('main input:focus')) location.reload();
  } catch {
    again = true;
  } finally {
    reading = false;
    if (again) { again = false; setTimeout(refresh, 3000); }
  }
}

// Before any time is rewritten: later copies from the server are compared with this.
for (const part of document.querySelectorAll('[data-live]')) sent.set(part.dataset.live, essence(part));
localise(document);
age(document);
document.querySelectorAll('[data-offset]').forEach(localiseForm);
setInterval(() => age(document), 10000);

const follow = document.body.dataset.follow;
if (follow) {
  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(refresh, 250); };
  let opened = false;
  const events = new EventSource('/events');
  events.addEventListener('open', () => {
    document.querySelector('[data-announce]').textContent = '';
    if (opened) soon();
    opened = true;
  });
  events.addEventListener('incident', e => { if (follow === '*' || follow === e.data) soon(); });
  events.addEventListener('error', () => { document.querySelector('[data-announce]').textContent = 'Not connected; trying again.'; });
  if (document.body.dataset.every) setInterval(soon, document.body.dataset.every * 1000);
  if (follow === '*' && document.querySelector('.empty')) setInterval(soon, 5000);
}
