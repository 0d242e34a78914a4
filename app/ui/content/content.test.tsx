import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Button, LinkButton, PostButton } from './button';
import { Dots, PhoneLink, When } from './inline';
import { Breadcrumbs, Tabs } from './navigation';
import { Flash, NotificationBanner } from './notices';

describe('buttons', () => {
  test('that press a key say so on the button and to screen readers', () => {
    const html = renderToStaticMarkup(<Button keys="R">Take a request</Button>);
    expect(html).toContain('aria-keyshortcuts="R"');
    expect(html).toContain('<kbd class="ju-kbd" aria-hidden="true">R</kbd>');
  });

  test('that change something post a form of their own', () => {
    const html = renderToStaticMarkup(
      <PostButton action="/match" fields={{ need: 'n1' }} about="Sam Whitlock with food">
        Match
      </PostButton>,
    );
    expect(html).toContain('<form method="post" action="/match"');
    expect(html).toContain('name="need" value="n1"');
    expect(html).toContain('Match<span class="govuk-visually-hidden"> Sam Whitlock with food</span>');
  });

  test('that go somewhere are links', () => {
    expect(renderToStaticMarkup(<LinkButton href="/map">Map</LinkButton>)).toMatch(/^<a href="\/map"/);
  });
});

test('facts on a line leave no dot behind when one is missing', () => {
  const hours: string | null = null;
  expect(
    renderToStaticMarkup(
      <p>
        <Dots>
          {'0.8 km'}
          {hours}
          {false}
          {''}
          <b>free now</b>
        </Dots>
      </p>,
    ),
  ).toBe('<p>0.8 km · <b>free now</b></p>');
});

test('a date is exact on hover', () => {
  expect(renderToStaticMarkup(<When iso="2020-03-24T14:02:00Z" words="2 h" />)).toBe(
    '<time dateTime="2020-03-24T14:02:00.000Z" title="Tuesday 24 March 2020 at 14:02">2 h</time>',
  );
});

test('a phone number can be rung', () => {
  expect(renderToStaticMarkup(<PhoneLink number="01632 960 142" />)).toContain('href="tel:01632960142"');
});

test('the place one is at is marked', () => {
  const tabs = [
    { label: 'All', href: '/all', count: 86, current: true },
    { label: 'Ours', href: '/ours' },
  ];
  expect(renderToStaticMarkup(<Tabs label="Requests" tabs={tabs} />).match(/aria-current="page"/g)).toHaveLength(1);
  const trail = <Breadcrumbs trail={[{ label: 'Requests', href: '/r' }]} here="JU-7K3-QXM" />;
  expect(renderToStaticMarkup(trail)).toContain('aria-current="page">JU-7K3-QXM');
});

test('what went wrong is announced at once, what went well when there is time', () => {
  expect(renderToStaticMarkup(<Flash tone="red">Not saved</Flash>)).toContain('role="alert"');
  expect(renderToStaticMarkup(<Flash>Saved</Flash>)).toContain('role="status"');
  expect(renderToStaticMarkup(<NotificationBanner heading="Busy today" />)).toContain('role="region"');
});
