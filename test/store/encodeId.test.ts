import { array, assert, integer, property } from 'fast-check';
import { decodeId, encodeId } from '../../src/store/encodeId';

// Any UTF-16 code units, among them halves of surrogate pairs: a prefix may end inside one.
const anyText = array(integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) =>
  String.fromCharCode(...units),
);

describe('encodeId', () => {
  test('leaves the usual ids as they are', () => {
    for (const id of ['customer:9f1c', '0b7e4c1e-72a5-4d1c-8a51-5b1b9f6e2d10', 'ana@contoso.com', 'v1.2_x', 'aB']) {
      expect(encodeId(id)).toBe(id);
    }
  });

  test('escapes what a database or a URL would refuse or change', () => {
    expect(encodeId('a/b\\c?d#e')).toBe('a~002Fb~005Cc~003Fd~0023e');
    expect(encodeId('..')).toBe('~002E.');
    expect(encodeId('a~002F ')).toBe('a~007E002F~0020');
    expect(encodeId('👍')).toBe('~D83D~DC4D');
  });

  test('is reversible, ASCII, and short enough for Cosmos DB', async () => {
    await assert(
      property(anyText, (id) => {
        const encoded = encodeId(id);
        expect(decodeId(encoded)).toBe(id);
        expect(encoded).toMatch(/^[0-9A-Za-z\-_.:@~]*$/);
        expect(encoded.length).toBeLessThanOrEqual(1_023);
      }),
    );
  });

  test('keeps prefixes: one id starts with another exactly if their encodings do', async () => {
    await assert(
      property(anyText, anyText, (id, other) => {
        const cut = id.slice(0, other.length % (id.length + 1));
        expect(encodeId(id).startsWith(encodeId(cut))).toBe(true);
        expect(encodeId(id).startsWith(encodeId(other))).toBe(id.startsWith(other));
      }),
    );
  });
});
