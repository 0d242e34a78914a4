import { expect, test } from 'vitest';
import { layOut } from './layout';

const sender = { name: 'Kinver Parish Council', phone: { number: '01632 960 361', hours: 'weekdays, 9am to noon' } };
const because = 'You get this because somebody asked for help with this address.';

test('a message greets, says its piece, and tells whom it is from and how to reach them', () => {
  expect(
    layOut({ sender, name: 'Ann Lee', paragraphs: ['We have your request.', 'Reference: JU-7K3-QXM'], because }),
  ).toBe(
    `Hello Ann Lee,

We have your request.

Reference: JU-7K3-QXM

Kinver Parish Council
Phone: 01632 960 361 (weekdays, 9am to noon)

-- 
${because}
Nobody reads replies to this address; please ring us instead.
`,
  );
});

test('a message without a name or a phone line is still whole', () => {
  const text = layOut({ sender: { name: 'Kinver Parish Council' }, paragraphs: ['We have your request.'], because });
  expect(text).toContain('Hello,\n\nWe have');
  expect(text).not.toContain('Phone');
  expect(text).not.toContain('undefined');
});

test('a name of many lines cannot write a paragraph of ours', () => {
  const text = layOut({ sender, name: 'Ann,\n\nYour account is closed.\nPay here', paragraphs: [], because });
  expect(text.split('\n')[0]).toBe('Hello Ann, Your account is closed. Pay here,');
});

test('a list keeps its lines, an empty paragraph leaves no gap', () => {
  const text = layOut({ sender, paragraphs: ['You asked for:\n  - food  and supplies\n  - pets', '  '], because });
  expect(text).toContain('Hello,\n\nYou asked for:\n- food and supplies\n- pets\n\nKinver');
});
