import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, useMatches, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import deskSheet from './styles/desk.scss?url';
import portalSheet from './styles/portal.scss?url';
import { refusalIn } from './platform/errors/refusal';
import { useNonce } from './platform/http/nonce';
import { BrandStyle } from './ui/brand/brand-style';
import { ErrorPage } from './ui/layout/error-page';
import { PlainLayout } from './ui/layout/plain-layout';
import { documentTitle } from './ui/format/title';
import { paths } from './paths';

/** What a route may say of its page in `handle`. */
export interface PageHandle {
  /** The desk's dense sheet; the portal's otherwise. */
  sheet?: 'desk';
  /** Pages are complete HTML and work without script; only a page that says so is hydrated. */
  hydrate?: true;
}

export const links: LinksFunction = () => [{ rel: 'icon', href: 'data:,' }];

export const meta: MetaFunction = ({ error }) => {
  if (!error) return [{ title: 'Joined Up' }];
  return [{ title: documentTitle(refusalIn(error).happened ?? 'There is a problem', undefined) }];
};

/** The frame of every page, the error page included. */
export function Layout({ children }: { children: ReactNode }) {
  const matches = useMatches();
  const nonce = useNonce();
  const handles = matches.map((match) => (match.handle ?? {}) as PageHandle);
  const colour = matches.map((match) => brandColourOf(match.data)).find((found) => found !== undefined);
  // A desk that nobody may enter has no frame of its own: its error page is one of the plain ones.
  const atDesk = matches.some(({ handle, data }) => (handle as PageHandle | undefined)?.sheet === 'desk' && data);
  const sheet = atDesk ? deskSheet : portalSheet;
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
        <link rel="stylesheet" href={sheet} />
        {colour && <BrandStyle colour={colour} nonce={nonce} />}
      </head>
      <body className="govuk-template__body">
        {children}
        {handles.some((handle) => handle.hydrate) && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** Says what happened and what to do next; never what was typed, nor anything of the code. */
export function ErrorBoundary() {
  const { status, happened, next } = refusalIn(useRouteError());
  return (
    <PlainLayout homeHref={paths.home()} footer={{ today: '' }}>
      <ErrorPage
        status={status}
        {...(happened && next ? { title: happened, next } : {})}
        action={
          <a className="govuk-link" href={paths.home()}>
            Find your council
          </a>
        }
      />
    </PlainLayout>
  );
}

/** The brand colour that a layout's loader gave, if one is among the matches. */
function brandColourOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('brandColour' in data)) return undefined;
  return typeof data.brandColour === 'string' ? data.brandColour : undefined;
}
