import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DeskLayout } from './desk-layout';
import { ErrorPage } from './error-page';
import { PlainLayout } from './plain-layout';
import { PortalLayout } from './portal-layout';

const footer = { today: 'Tuesday 24 March 2020', demo: true, links: [{ label: 'Privacy', href: '/privacy' }] };

const portal = renderToStaticMarkup(
  <PortalLayout
    tenant={{ name: 'Worcestershire', homeHref: '/worcestershire' }}
    service="Here2Help"
    phone={{ number: '01632 960 100', hours: 'every day 8 to 8' }}
    footer={footer}
  >
    <h1>Help near you</h1>
  </PortalLayout>,
);
const desk = renderToStaticMarkup(
  <DeskLayout
    tenant={{ name: 'South Staffordshire Council', tier: 'district', deskHref: '/south-staffordshire/desk' }}
    user={{ name: 'Priya Nair', role: 'district officer' }}
    links={[{ label: 'councils and account', href: '/desks' }]}
    signOut={{ action: '/sign-out' }}
    tabs={[
      { label: 'Requests', href: '/r', current: true },
      { label: 'Hand-overs', href: '/h', waiting: 3 },
      { label: 'Calls', href: '/c', waiting: 0 },
    ]}
    flash={{ text: 'The need was added.' }}
    footer={footer}
  >
    <h1>Open requests</h1>
  </DeskLayout>,
);
const plain = renderToStaticMarkup(
  <PlainLayout footer={footer}>
    <ErrorPage status={404} />
  </PlainLayout>,
);

describe.each([
  ['portal', portal],
  ['desk', desk],
  ['plain', plain],
])('the %s page', (_, html) => {
  test('begins with a link to its main part', () => {
    expect(html).toMatch(/^<a href="#main" class="govuk-skip-link">/);
    expect(html).toContain('<main id="main"');
  });

  test('says at its foot that people are invented, and in print who and when', () => {
    expect(html).toContain('Invented people and places for demonstration.');
    expect(html).toMatch(/· printed Tuesday 24 March 2020/);
  });

  test('has no style attribute, which the content security policy would drop', () => {
    expect(html).not.toMatch(/<[^>]* style=/);
  });
});

test('the portal keeps the phone line in its header', () => {
  expect(portal).toMatch(/<header.*href="tel:01632960100".*every day 8 to 8.*<\/header>/);
});

describe('the desk', () => {
  test('signs out by a form, not by a link that a prefetch could follow', () => {
    expect(desk).toContain('<form method="post" action="/sign-out"');
    expect(desk).toContain('<button type="submit">sign out</button>');
  });

  test('counts what waits, and draws no nought', () => {
    expect(desk).toContain('3<span class="govuk-visually-hidden"> waiting</span>');
    expect(desk.match(/ju-badge/g)).toHaveLength(1);
  });
});

test.each([400, 401, 403, 404, 409, 410, 429, 500, 503])('an error %i says what happened and what to do', (status) => {
  const html = renderToStaticMarkup(<ErrorPage status={status} reference="8f3a" />);
  expect(html).toMatch(/<h1 class="govuk-heading-l">[^<]{10,}<\/h1><p class="govuk-body">[^<]{15,}<\/p>/);
  expect(html).toContain('8f3a');
  expect(html).not.toContain(String(status));
});
