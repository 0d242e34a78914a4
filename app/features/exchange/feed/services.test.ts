import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { linesOf, servicesInLines } from './services.server';

it('takes kept services up again, wherever a piece of them ends', async () => {
  const services = [{ id: '1', name: 'Café\nof “all”' }, null, { id: '2', of: [{ deep: '🍞' }] }];
  const written: Buffer[] = [];
  for await (const piece of linesOf(services, 20)) written.push(piece);
  expect(written.length).toBe(2);
  const bytes = Buffer.concat(written);
  for (const size of [1, 2, 3, 7, bytes.length]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, no) =>
      bytes.subarray(no * size, (no + 1) * size),
    );
    const found: unknown[] = [];
    for await (const some of servicesInLines(Readable.from(pieces))) found.push(...some);
    expect(found).toEqual(services);
  }
});
