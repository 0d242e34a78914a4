import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MapList } from './map-list';

const LINES = [1, 2].map((no) => ({ id: String(no), title: `No ${no}`, words: 'open', href: `/${no}` }));
const said = (total: number, more = false) =>
  /<p.*?>(.*?)<\/p>/
    .exec(
      renderToStaticMarkup(
        <MapList lines={LINES} {...{ total, more }} noun="entries" all={{ href: '/list', words: 'as a list' }} />,
      ),
    )?.[1]
    ?.replaceAll(/<.*?>/g, '');

it('says how many of all a list under a map shows', () => {
  expect(said(2)).toBe('All 2 entries. The same as a list');
  expect(said(225)).toBe('The first 2 of 225 entries. All of them as a list');
  expect(said(2, true)).toBe('The first 2 of at least 2 entries. All of them as a list');
});
