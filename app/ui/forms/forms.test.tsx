import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Checkboxes, Radios } from './choices';
import { Chips } from './chips';
import { DateField } from './date-field';
import { ErrorSummary } from './error-summary';
import { fieldId, hasErrors } from './errors';
import { Field } from './field';
import { FileField } from './file-field';
import { HiddenFields } from './hidden-fields';
import { Select } from './select';
import { TextArea } from './text-area';

const options = [
  { value: 'food', label: 'Food', hint: 'Shopping, parcels' },
  { value: 'pets', label: 'Pets' },
];
const asked = { name: 'needs[0].what', label: 'What?', hint: 'Choose one', error: 'Choose what you need' };

const fields: readonly (readonly [string, ReactElement])[] = [
  ['Field', <Field {...asked} />],
  ['Field with an action', <Field {...asked} action={<button>Find help</button>} suffix="km" />],
  ['TextArea', <TextArea {...asked} />],
  ['Select', <Select {...asked} options={options} blank="Choose" />],
  ['Radios', <Radios {...asked} options={options} />],
  ['Checkboxes', <Checkboxes {...asked} options={options} />],
  ['Chips', <Chips {...asked} options={[{ value: 'food', label: 'Food', keys: '1' }]} />],
  ['DateField', <DateField {...asked} />],
  ['FileField', <FileField {...asked} />],
];

describe.each(fields)('%s', (_, field) => {
  const html = renderToStaticMarkup(field);

  test('has an input where the error summary links to', () => {
    const summary = renderToStaticMarkup(<ErrorSummary errors={{ [asked.name]: [asked.error] }} />);
    const target = /href="#([^"]+)"/.exec(summary)?.[1];
    expect(target).toBe('needs-0-what');
    expect(html).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${target}"`));
  });

  test('is described by its hint and its error', () => {
    const described = /aria-describedby="([^"]+)"/.exec(html)?.[1]?.split(' ') ?? [];
    expect(described).toEqual(['needs-0-what-hint', 'needs-0-what-error']);
    for (const id of described) expect(html).toContain(` id="${id}"`);
    expect(html).toContain('Choose what you need</p>');
  });

  test('names every input with a label of its own', () => {
    const ids = [...html.matchAll(/<(?:input|select|textarea)[^>]* id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(html).toContain(`for="${id}"`);
  });
});

describe('the error summary', () => {
  test('is focused without script and is announced', () => {
    const html = renderToStaticMarkup(<ErrorSummary errors={{ postcode: 'Enter a postcode, like WR10 1PE' }} />);
    expect(html).toMatch(/<div class="govuk-error-summary" tabindex="-1" autofocus="">/);
    expect(html).toContain('role="alert"');
    expect(html).toContain('<a href="#postcode">Enter a postcode, like WR10 1PE</a>');
  });

  test('says what is wrong with the form as a whole without a link', () => {
    const html = renderToStaticMarkup(<ErrorSummary errors={{ '': ['The email address or password is wrong'] }} />);
    expect(html).toContain('<li>The email address or password is wrong</li>');
  });

  test.each([[undefined], [null], [{}], [{ name: null, phone: [] }]])('is not there for %j', (errors) => {
    expect(renderToStaticMarkup(<ErrorSummary errors={errors} />)).toBe('');
    expect(hasErrors(errors)).toBe(false);
  });
});

describe('what was typed', () => {
  test('comes back in every kind of field', () => {
    expect(renderToStaticMarkup(<Field name="a" label="A" value="<WR10>" />)).toContain('value="&lt;WR10&gt;"');
    expect(renderToStaticMarkup(<TextArea name="a" label="A" value="two lines" />)).toContain('>two lines</textarea>');
    expect(renderToStaticMarkup(<Select name="a" label="A" options={options} value="pets" />)).toContain(
      '<option value="pets" selected="">',
    );
    expect(renderToStaticMarkup(<Radios name="a" label="A" options={options} value="pets" />)).toMatch(
      /id="a-2"[^>]* checked="" value="pets"/,
    );
    expect(renderToStaticMarkup(<Checkboxes name="a" label="A" options={options} values={['food']} />)).toMatch(
      /id="a"[^>]* checked="" value="food"/,
    );
    const date = renderToStaticMarkup(<DateField name="born" label="Born" value={{ day: '31', month: 'Feb' }} />);
    expect(date).toContain('name="born.month"');
    expect(date).toContain('value="Feb"');
  });

  test('is carried along hidden, empty values left out', () => {
    const html = renderToStaticMarkup(<HiddenFields values={{ step: 2, needs: ['food', 'pets'], gone: null }} />);
    expect(html).toBe(
      '<input type="hidden" name="step" value="2"/><input type="hidden" name="needs" value="food"/>' +
        '<input type="hidden" name="needs" value="pets"/>',
    );
  });
});

test('one question a page: label or legend is the only h1', () => {
  const label = renderToStaticMarkup(<Field name="a" label="What is your name?" asHeading />);
  const legend = renderToStaticMarkup(<Radios name="a" label="Who is it for?" options={options} asHeading />);
  expect(label.match(/<h1/g)).toHaveLength(1);
  expect(legend).toContain('<h1 class="govuk-fieldset__heading">Who is it for?</h1>');
});

test('a conditional question is in the page whether or not it is asked', () => {
  const html = renderToStaticMarkup(
    <Radios
      name="a"
      label="A"
      options={[{ value: 'yes', label: 'Yes', conditional: <Field name="b" label="Which pharmacy?" /> }]}
    />,
  );
  expect(html).toContain('Which pharmacy?');
});

test.each([
  ['postcode', 'postcode'],
  ['needs[0].detail', 'needs-0-detail'],
  ['[odd]', 'odd'],
])('the field %s has the id %s', (name, id) => {
  expect(fieldId(name)).toBe(id);
});
