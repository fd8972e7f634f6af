/** Transfer requests as somebody of either side answers them in Microsoft's portal. */
export const transfersScript = `
var transferWords = { Active: ['active', 'wait'], Pending: ['pending', 'wait'], Cancel: ['canceled', ''], Expired: ['expired', 'bad'], InProgress: ['in progress', 'wait'], Complete: ['complete', 'good'], PartiallyComplete: ['partly complete', 'bad'], Failed: ['failed', 'bad'], Reject: ['rejected', 'bad'], Withdrawn: ['withdrawn', ''] };

var isOpenTransfer = function (t) { return t.status === 'Active' || t.status === 'Pending'; };

function drawTransfers(state) {
  var rank = function (t) { return isOpenTransfer(t) ? 0 : t.status === 'InProgress' ? 1 : 2; };
  var transfers = state.transfers.slice().reverse().sort(function (a, b) { return rank(a) - rank(b); }).slice(0, 12);
  draw('transfers', transfers, function () {
    if (transfers.length === 0) return [empty('No transfer request yet. The partner creates one in the chat.')];
    return transfers.map(function (t) {
      var customer = state.customers.find(function (c) { return c.id === t.customerId; });
      var words = transferWords[t.status] || [t.status, ''], open = isOpenTransfer(t), name = customer ? customer.name : t.customerId;
      var lines = t.lines.map(function (l) { return l.name + ' × ' + l.quantity + (l.addons.length ? ' + ' + l.addons.map(function (a) { return a.name + ' × ' + a.quantity; }).join(' + ') : '') + (l.error ? ' (failed)' : ''); });
      var decide = function (verb, done) { return function () { act('POST', '/_sim/transfers/' + t.id + '/' + verb, undefined, name + ': ' + done); }; };
      return row([h('strong', {}, name), ' ', pill(words[0], words[1]), h('small', {}, nameOf(state, t.sourceTenantId) + ' to ' + nameOf(state, t.targetTenantId) + (t.newCommerce ? ', new commerce' : '') + ', ' + when(t.createdAt)), h('small', {}, lines.join('; ') || (t.newCommerce ? 'the partner chooses what moves' : ''))], open ? [
        button('Accept transfer', name, { main: true, press: decide('accept', 'transfer accepted in the portal') }),
        t.newCommerce ? null : button('Reject transfer', name, { press: decide('reject', 'transfer rejected in the portal') }),
        button('Withdraw transfer', name, { press: decide('withdraw', 'transfer withdrawn in the portal') })
      ] : null);
    });
  });
}
`;
