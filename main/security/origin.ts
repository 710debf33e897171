/** The one origin that Portside's own pages have. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'portside';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** The origin of a URL, `''` for what is none. Node's URL calls the origin of its unknown schemes `null`. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host, username, password } = new URL(url);
  return username || password ? '' : `${protocol}//${host}`;
}

/** Whether a URL belongs to Portside's own pages: exact scheme and host, no port, no user. */
export function isOwnUrl(url: string): boolean {
  return originOf(url) === APP_ORIGIN;
}
