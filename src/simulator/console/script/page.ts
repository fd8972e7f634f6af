/**
 * What the parts of the console's script share: elements put in as text (names of the world contain markup), requests,
 * and drawing a part anew only when its data changed, so that focus and half-typed values stay.
 */
export const pageScript = `
'use strict';
var chosen = { customer: '', provider: '', partner: '' };
var drawn = {};
var byId = function (id) { return document.getElementById(id); };

function h(tag, attributes) {
  var node = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) {
    var value = attributes[name];
    if (name === 'on') node.addEventListener(value[0], value[1]);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  });
  Array.prototype.slice.call(arguments, 2).flat().forEach(function (child) {
    if (child != null) node.append(child);
  });
  return node;
}

function say(text) { byId('message').textContent = text; clearTimeout(say.timer); say.timer = setTimeout(function () { byId('message').textContent = ''; }, 8000); }

async function act(method, path, body, done) {
  try {
    var response = await fetch(path, { method: method, headers: { 'Content-Type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
    var answer = response.status === 204 ? {} : await response.json();
    say(response.ok ? done : 'Refused: ' + (answer.error || answer.description || response.status));
  } catch (error) { say('The simulator does not answer.'); }
  await refresh();
}

function button(label, about, options) {
  return h('button', { type: 'button', class: options.main ? 'main' : null, disabled: options.disabled, 'aria-label': about ? label + ': ' + about : null,
    'data-key': label + '|' + about, on: ['click', options.press] }, label);
}

function pill(text, kind) { return h('span', { class: 'pill ' + (kind || '') }, text); }
function row(what, buttons) { return h('div', { class: 'row' }, h('div', { class: 'what' }, what), buttons && h('div', { class: 'buttons' }, buttons)); }
function empty(text) { return h('p', { class: 'empty' }, text); }
function when(instant) { return instant ? new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }) : ''; }
function organizationOf(state, tenant) { return state.organizations.find(function (o) { return o.tenantId === tenant; }); }
function nameOf(state, tenant) { var found = organizationOf(state, tenant); return found ? found.name : 'unknown'; }
function ofKind(state, kind) { return state.organizations.filter(function (o) { return o.kind === kind; }); }

/** A field somebody is typing in is left alone, also when the data behind it move. */
function draw(id, data, build) {
  var text = JSON.stringify(data);
  var place = byId(id);
  if (drawn[id] === text) return;
  var active = document.activeElement;
  if (active && place.contains(active) && (active.tagName === 'INPUT' || active.tagName === 'SELECT') && drawn[id] !== undefined && !draw.force) return;
  drawn[id] = text;
  var key = active && place.contains(active) ? active.getAttribute('data-key') : null;
  place.replaceChildren.apply(place, build());
  if (key) { var again = Array.from(place.querySelectorAll('[data-key]')).find(function (n) { return n.getAttribute('data-key') === key; }); if (again && !again.disabled) again.focus(); }
}

function redraw() { draw.force = true; paint(); draw.force = false; }

function selectOf(options, value, attributes) {
  return h('select', attributes, options.map(function (o) { return h('option', { value: o.value, selected: o.value === value }, o.text); }));
}

function labelled(label, control) {
  var id = 'field-' + label.replace(/\\W+/g, '-');
  control.id = id;
  return h('div', { class: 'field' }, h('label', { 'for': id }, label), control);
}

/** A choice that decides what the part shows. */
function choice(label, options, value, change) {
  return labelled(label, selectOf(options, value, { 'data-key': label, on: ['change', function (event) { change(event.target.value); redraw(); }] }));
}

/** The value of a field, which stops being typed in. */
function taken(field) { field.blur(); return field.value; }
`;
