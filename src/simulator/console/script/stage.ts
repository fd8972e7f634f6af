/** Time, starting points, faults and the calls that came in; and the loop that keeps the page up to date. */
export const stageScript = `
function drawTime(state) {
  byId('clock').textContent = 'Simulated time: ' + when(state.now);
  var move = function (advance, text) { return function () { act('POST', '/_sim/clock', { advance: advance }, 'Time moved on by ' + text); }; };
  var otherRules = state.ruleSet === 'seed-2021' ? 'current-2026' : 'seed-2021', other = state.ruleSet === 'seed-2021' ? 'Rules of 2026' : 'Rules of 2021';
  var reset = function (world) {
    return function () {
      var warning = 'Forget everything that happened in Partner Center and begin ' + world + '?\\n\\nThe bot keeps what it remembers. For both to begin anew, stop, type npm run reset, and start again.';
      if (confirm(warning)) act('POST', '/_sim/reset', { world: world }, 'Partner Center begins ' + world);
    };
  };
  draw('time', [state.world, state.ruleSet], function () {
    return [row(['Time ', h('small', {}, 'only goes forward; the bot keeps its own clock')], [
      button('Advance 1 hour', '', { press: move('PT1H', 'an hour') }),
      button('Advance 1 day', '', { press: move('P1D', 'a day') }),
      button('Advance 7 days', '', { press: move('P7D', 'seven days') }),
      button('Advance 31 days', '', { press: move('P31D', '31 days') })
    ]), row(['Rules in force ', pill(state.ruleSet, 'good'), h('small', {}, rulesText(state))], [
      button(other, '', { press: function () { act('PATCH', '/_sim/switches', { rules: otherRules }, 'The rules of ' + otherRules + ' are in force'); } })
    ]), row(['This world began ', pill(state.world)], [
      button('Reset to fresh', '', { press: reset('fresh') }),
      button('Reset to midway', '', { press: reset('midway') })
    ])];
  });
}

function rulesText(state) {
  var r = state.rules, window = r.enrollmentMonths;
  return ['enrollment ' + (window ? 'for anniversaries from ' + months[window.first - 1] + ' to ' + months[window.last - 1] : 'all year') + (r.enrollmentNeedsRestricted ? ', for Restricted partners' : ''),
    r.newCommerce ? 'new-commerce transfers' : 'legacy transfers only', r.partnerAttestation ? 'partners attest agreements' : 'customers accept agreements themselves', r.mfaRequired ? 'second factor required' : 'no second factor required'].join(' · ');
}

function drawReadings(state) {
  draw('readings', [state.switches, state.rules.mfaRequired], function () {
    var s = state.switches;
    var turn = function (what, done) { return function () { act('PATCH', '/_sim/switches', what, done); }; };
    return [
      row(['Codes of errors ', pill(s.errorCodes === 'number' ? 'numbers' : 'text')], [button(s.errorCodes === 'number' ? 'Codes as text' : 'Codes as numbers', '', { press: turn({ errorCodes: s.errorCodes === 'number' ? 'text' : 'number' }, 'Codes come the other way') })]),
      row(['Ids of subscriptions ', pill(s.subscriptionIds === 'lower' ? 'lower case' : 'upper case')], [button(s.subscriptionIds === 'lower' ? 'Ids in upper case' : 'Ids in lower case', '', { press: turn({ subscriptionIds: s.subscriptionIds === 'lower' ? 'upper' : 'lower' }, 'Ids come the other way') })]),
      row(['Limits on requests ', pill(s.rateLimits ? (s.requestsPerMinute || 500) + ' a minute' : 'off', s.rateLimits ? 'wait' : '')], s.rateLimits
        ? [button('Turn limits off', '', { press: turn({ rateLimits: false, requestsPerMinute: null }, 'No limits any more') })]
        : [button('500 a minute', '', { press: turn({ rateLimits: true, requestsPerMinute: null }, 'The published limits hold') }), button('10 a minute', '', { press: turn({ rateLimits: true, requestsPerMinute: 10 }, 'Tight limits hold') })]),
      row(['Second factor ', pill(state.rules.mfaRequired ? 'required' : 'not required', state.rules.mfaRequired ? 'wait' : '')], [button(state.rules.mfaRequired ? 'Do not require it' : 'Require it', 'second factor', {
        press: function () { act('PATCH', '/_sim/settings', { requireMfa: !state.rules.mfaRequired }, 'The second factor is ' + (state.rules.mfaRequired ? 'no longer required' : 'required')); } })])
    ];
  });
}

var faultTargets = [
  { value: ' /v1/', text: 'any call to Partner Center' }, { value: 'GET /v1/', text: 'any read' }, { value: 'POST /v1/*/transfers', text: 'creating a transfer' },
  { value: 'POST /v1/*/accept', text: 'accepting a transfer' }, { value: 'PATCH /v1/*/transfers/', text: 'rejecting a transfer' }, { value: 'DELETE /v1/*/transfers/', text: 'withdrawing a transfer' },
  { value: 'POST /v1/*/agreements', text: 'recording an agreement' }, { value: 'POST /_sim/portal/', text: 'any act in the portal' }, { value: '/graph/', text: 'the directory' }
];
var faultKinds = [
  { value: 'slow', text: 'answers after 10 seconds', body: { latencyMs: 10000 } }, { value: '429', text: 'is throttled for 5 seconds', body: { status: 429, retryAfter: 5 } },
  { value: '500', text: 'fails with 500', body: { status: 500 } }, { value: '503', text: 'is unavailable (503)', body: { status: 503, retryAfter: 5 } },
  { value: '504', text: 'times out at the gateway (504)', body: { status: 504 } }, { value: '403', text: 'is forbidden (403)', body: { status: 403 } },
  { value: 'malformed', text: 'answers what is no JSON', body: { body: 'malformed' } }, { value: 'truncated', text: 'is cut off in the middle of its answer', body: { body: 'truncated' } },
  { value: 'drip', text: 'answers a piece at a time, for 10 seconds', body: { dripMs: 10000 } }, { value: 'stale', text: 'shows what was an hour ago', body: { staleMs: 3600000 } },
  { value: 'dropBefore', text: 'is lost on the way and has no effect', body: { dropBeforeCommit: true } },
  { value: 'drop', text: 'takes effect, but the answer is lost', body: { dropAfterCommit: true } }
];

function faultText(f) {
  var target = faultTargets.find(function (t) { return t.value === f.match; });
  var kind = faultKinds.find(function (k) { return Object.keys(k.body).every(function (key) { return k.body[key] === f[key]; }); });
  return (target ? target.text : f.match) + ' ' + (kind ? kind.text : JSON.stringify(f));
}

function drawFaults(state) {
  draw('faults', state.faults, function () {
    var target = selectOf(faultTargets, ' /v1/', { 'data-key': 'fault target' });
    var kind = selectOf(faultKinds, 'slow', { 'data-key': 'fault kind' });
    var times = h('input', { type: 'number', min: '1', max: '1000', value: '1', 'data-key': 'fault times' });
    var add = function () {
      var chosenKind = faultKinds.find(function (k) { return k.value === taken(kind); });
      act('POST', '/_sim/faults', Object.assign({ match: taken(target), times: Number(taken(times)) || 1 }, chosenKind.body), 'The fault waits for its call');
    };
    var form = h('div', { class: 'choices' }, labelled('What', target), labelled('How', kind), labelled('Times', times), button('Add fault', '', { press: add }),
      state.faults.length ? button('Clear faults', '', { press: function () { act('DELETE', '/_sim/faults', undefined, 'No fault any more'); } }) : null);
    var lines = state.faults.map(function (f) { return row([faultText(f), ' ', pill('next ' + f.times + (f.times === 1 ? ' time' : ' times'), 'wait')]); });
    return [form].concat(lines.length ? lines : [empty('Nothing goes wrong at the moment.')]);
  });
}

function drawCalls(state, calls) {
  var last = calls.slice(-15).reverse();
  draw('calls', last, function () {
    if (last.length === 0) return [empty('No call yet.')];
    return [h('table', {}, h('thead', {}, h('tr', {}, ['Time', 'From', 'Call', 'Answer'].map(function (t) { return h('th', { scope: 'col' }, t); }))),
      h('tbody', {}, last.map(function (c) {
        var kind = c.status < 300 ? 'good' : c.status < 500 ? 'bad' : 'wait';
        return h('tr', {}, h('td', {}, new Date(c.at).toLocaleTimeString()), h('td', {}, c.callerTenant ? nameOf(state, c.callerTenant) : '—'),
          h('td', { class: 'path' }, c.method + ' ' + c.path), h('td', {}, pill(String(c.status), kind), c.replayed ? ' repeated' : '', c.dropped ? ' never arrived' : ''));
      })))];
  });
}

var latest;
function paint() {
  if (!latest) return;
  var state = latest.state;
  [drawEnrollments, drawPartnerships, drawProfiles, drawTransfers, drawTime, drawCustomer, drawReadings, drawFaults].forEach(function (drawPart) { drawPart(state); });
  drawCalls(state, latest.calls);
}

async function refresh() {
  try {
    var answers = await Promise.all([fetch('/_sim/state'), fetch('/_sim/requests')]);
    latest = { state: await answers[0].json(), calls: await answers[1].json() };
    paint();
  } catch (error) { byId('clock').textContent = 'The simulator does not answer.'; }
}

refresh();
setInterval(function () { if (!document.hidden) refresh(); }, 1500);
`;
