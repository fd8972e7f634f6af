/** Enrollments, partnership invitations and profiles: what Microsoft and the providers decide about partners. */
export const partnersScript = `
var enrollmentWords = { none: ['not enrolled', ''], submitted: ['waits for Microsoft', 'wait'], needsInformation: ['needs information', 'wait'], underReview: ['a status nobody knows', 'wait'], approved: ['approved', 'good'], declined: ['declined', 'bad'], enrolled: ['enrolled', 'good'] };

function drawEnrollments(state) {
  var partners = ofKind(state, 'partner');
  draw('enrollments', partners.map(function (o) { return [o.enrollment, o.incentivesInvitedAt]; }), function () {
    return partners.map(function (o) {
      var e = o.enrollment, words = enrollmentWords[e.status], waits = e.status === 'submitted', open = waits || e.status === 'needsInformation' || e.status === 'underReview';
      var decide = function (verb, done) { return function () { act('POST', '/_sim/enrollments/' + o.tenantId + '/' + verb, undefined, o.name + ': ' + done); }; };
      var notes = [];
      if (waits) notes.push(e.approveAt ? 'approved by itself at ' + new Date(e.approveAt).toLocaleTimeString() : 'waits until you decide');
      if (e.status === 'none') notes.push(e.held ? 'the next enrollment will wait for you' : 'nothing to decide until the partner enrolls in the chat');
      if (e.status === 'approved') notes.push('the partner accepts the reseller agreement next');
      if (o.incentivesInvitedAt) notes.push('incentives invitation sent ' + when(o.incentivesInvitedAt));
      return row([h('strong', {}, o.name), ' ', pill(words[0], words[1]), h('small', {}, notes.join(' · '))], [
        open ? button('Approve enrollment', o.name, { main: true, press: decide('approve', 'enrollment approved') }) : null,
        open ? button('Decline enrollment', o.name, { press: decide('decline', 'enrollment declined') }) : null,
        (waits || e.status === 'none' || e.status === 'declined') && !e.held ? button('Hold enrollment', o.name, { press: decide('delay', 'enrollment on hold') }) : null,
        waits ? button('Ask for information', o.name, { press: decide('needsInformation', 'Microsoft needs more information') }) : null,
        waits ? button('Show an unknown status', o.name, { press: decide('underReview', 'Partner Center shows a status that no documentation has') }) : null,
        open && !waits ? button('Back to waiting', o.name, { press: decide('resume', 'enrollment waits for Microsoft again') }) : null,
        e.status === 'enrolled' && !o.incentivesInvitedAt ? button('Send incentives invitation', o.name, {
          press: function () { act('POST', '/_sim/incentives/' + o.tenantId + '/invite', undefined, o.name + ': invitation sent to ' + o.mpnMailbox); } }) : null
      ]);
    });
  });
}

function drawPartnerships(state) {
  var pairs = [];
  ofKind(state, 'partner').forEach(function (partner) {
    ofKind(state, 'provider').forEach(function (provider) {
      var known = state.partnerships.find(function (p) { return p.partnerTenantId === partner.tenantId && p.providerTenantId === provider.tenantId; });
      pairs.push({ partner: partner, provider: provider, partnered: state.partnerships.some(function (p) { return p.partnerTenantId === partner.tenantId; }), status: known ? known.status : 'none' });
    });
  });
  draw('partnerships', pairs.map(function (p) { return [p.status, p.partnered, p.partner.enrollment.status]; }), function () {
    return pairs.map(function (p) {
      var words = { none: ['not invited', ''], invited: ['waits for the partner', 'wait'], accepted: ['partners', 'good'] }[p.status];
      var about = p.provider.name + ' to ' + p.partner.name;
      return row([h('strong', {}, p.provider.name), ' to ' + p.partner.name + ' ', pill(words[0], words[1])], p.status === 'none' ? [
        button('Send partnership invitation', about, { main: p.partner.enrollment.status === 'enrolled' && !p.partnered,
          press: function () { act('POST', '/_sim/partnerships', { partner: p.partner.tenantId, provider: p.provider.tenantId }, p.provider.name + ' has invited ' + p.partner.name); } })
      ] : null);
    });
  });
}

var standings = ['active', 'restricted', 'suspended', 'revoked'];
var standingDone = { active: 'in good standing', restricted: 'restricted', suspended: 'suspended: nothing can be changed', revoked: 'revoked: the access to the API is over' };
var accounts = [
  { value: 'globalAdmin,adminAgent', text: 'calls as Global admin and Admin agent' }, { value: 'adminAgent', text: 'calls as Admin agent' },
  { value: 'salesAgent', text: 'calls as Sales agent' }, { value: 'helpdeskAgent', text: 'calls as Helpdesk agent' }
];

var months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function drawProfiles(state) {
  var partners = ofKind(state, 'partner');
  draw('profiles', partners.map(function (o) { return [o.profileCurrent, o.mpnCurrent, o.anniversary, o.revenueUsd, o.notice, o.programStatus, o.accountRoles]; }), function () {
    return partners.map(function (o) {
      var change = function (what, done) { act('PATCH', '/_sim/partners/' + o.tenantId, what, o.name + ': ' + done); };
      var month = selectOf(months.map(function (name, i) { return { value: String(i + 1).padStart(2, '0'), text: name }; }), o.anniversary.slice(2, 4), { 'data-key': 'month|' + o.name, 'aria-label': 'Anniversary month of ' + o.name });
      var revenue = h('input', { type: 'number', min: '0', step: '1000', value: o.revenueUsd == null ? '' : String(o.revenueUsd), placeholder: 'USD', 'data-key': 'revenue|' + o.name, 'aria-label': 'Revenue of ' + o.name + ' in US dollars' });
      var now = o.programStatus || 'active';
      var standing = selectOf(standings.map(function (v) { return { value: v, text: 'program: ' + v }; }), now, { 'data-key': 'standing|' + o.name, 'aria-label': 'Program status of ' + o.name, on: ['change', function () { change({ programStatus: taken(standing) }, standingDone[standing.value]); }] });
      var account = selectOf(accounts, (o.accountRoles || ['globalAdmin', 'adminAgent']).join(','), { 'data-key': 'account|' + o.name, 'aria-label': 'Roles of the account of ' + o.name, on: ['change', function () { change({ accountRoles: taken(account).split(',') }, 'its account has other roles'); }] });
      return row([h('strong', {}, o.name), ' ', now === 'active' ? '' : pill(now, now === 'restricted' ? 'wait' : 'bad'), ' ', pill(o.profileCurrent ? 'profile current' : 'profile not current', o.profileCurrent ? 'good' : 'bad'), ' ', pill(o.mpnCurrent ? 'MPN ID current' : 'MPN ID not current', o.mpnCurrent ? 'good' : 'bad'), ' ', o.notice ? pill('notice of restriction', 'bad') : '',
        h('small', {}, 'anniversary ' + Number(o.anniversary.slice(5)) + ' ' + months[Number(o.anniversary.slice(2, 4)) - 1] + ' · revenue ' + (o.revenueUsd == null ? 'not stated' : o.revenueUsd.toLocaleString('en-US') + ' USD'))], [
        button(o.profileCurrent ? 'Make profile not current' : 'Make profile current', o.name, { press: function () { change({ profileCurrent: !o.profileCurrent }, 'profile changed'); } }),
        button(o.mpnCurrent ? 'Make MPN ID not current' : 'Make MPN ID current', o.name, { press: function () { change({ mpnCurrent: !o.mpnCurrent }, 'MPN ID changed'); } }),
        button(o.notice ? 'Lift restriction notice' : 'Send restriction notice', o.name, { press: function () { change({ restricted: !o.notice }, o.notice ? 'restriction lifted' : 'notice of restriction sent'); } }),
        h('span', { class: 'together' }, standing, account),
        h('span', { class: 'together' }, month, button('Change anniversary', o.name, { press: function () { change({ anniversary: '--' + taken(month) + o.anniversary.slice(4) }, 'anniversary moved'); } })),
        h('span', { class: 'together' }, revenue, button('Change revenue', o.name, { press: function () { var typed = taken(revenue); if (typed !== '') change({ revenue: Number(typed) }, 'revenue changed'); } }))
      ]);
    });
  });
}
`;
