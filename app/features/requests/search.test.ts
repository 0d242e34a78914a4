import { describe, expect, it, test } from 'vitest';
import { searchPatterns } from './search';

describe('what to look for', () => {
  const table: [string, string[][]][] = [
    ['Ellison', [['Ellison']]],
    [
      'Ellison, Margaret',
      [
        ['Ellison', 'Margaret'],
        ['Margaret', 'Ellison'],
      ],
    ],
    ["O'Brien", [["O'Brien"]]],
    ['JU-7K3-QXM', [['JU-7K3-QXM']]],
    [
      'ST18 9BW.',
      [
        ['ST18', '9BW'],
        ['9BW', 'ST18'],
      ],
    ],
    ['margaret@home.example', [['margaret@home.example']]],
    ['', []],
    [' %_\\ ', []],
    ['...', []],
  ];
  test.each(table)('%s', (text, patterns) => expect(searchPatterns(text)).toEqual(patterns));
});

describe('a phone number', () => {
  const written = [
    '01632960142',
    '01632 960 142',
    '(01632) 960-142',
    '+44 1632 960142',
    '0044 1632 960142',
    '+44 (0)1632 960142',
    '01632 960142 ext. 12',
    '+441632960142;ext=12',
    '01632 960142 x12',
  ];
  test.each(written)('%s', (text) => expect(searchPatterns(text)).toContainEqual(['1632960142']));

  it('is found by its end too', () => expect(searchPatterns('960 142')).toContainEqual(['960142']));
  it('is not seen in a house number', () => expect(searchPatterns('142')).toEqual([['142']]));
});
