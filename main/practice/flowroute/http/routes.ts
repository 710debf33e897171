/** A path below `/v2/portorders`, taken apart. Ids are as sent, unchecked. */
export type Route =
  | { readonly name: 'orders' | 'portability' }
  | {
      readonly name: 'order' | 'status' | 'loa' | 'files' | 'upload-file' | 'order-numbers' | 'group-numbers';
      readonly id: string;
    }
  | { readonly name: 'file' | 'preset'; readonly id: string; readonly leaf: string };

const METHODS: Readonly<Record<Route['name'], readonly string[]>> = {
  orders: ['GET', 'POST'],
  portability: ['POST'],
  order: ['GET', 'PATCH'],
  status: ['GET', 'PATCH'],
  loa: ['GET', 'POST'],
  files: ['POST'],
  'upload-file': ['POST'],
  'order-numbers': ['PATCH'],
  'group-numbers': ['POST'],
  file: ['GET'],
  preset: ['DELETE'],
};

/** The verbs a path knows. */
export const methodsOf = (route: Route): readonly string[] => METHODS[route.name];

function orderRoute(id: string, below: string | undefined): Route | null {
  switch (below) {
    case undefined:
      return { name: 'order', id };
    case 'status':
      return { name: 'status', id };
    case 'loa':
    case 'LOA':
      return { name: 'loa', id };
    case 'files':
      return { name: 'files', id };
    case 'upload_file':
      return { name: 'upload-file', id };
    case 'numbers':
      return { name: 'group-numbers', id };
    default:
      return null;
  }
}

function leafRoute(id: string, below: string, leaf: string): Route | null {
  if (below === 'files') return { name: 'file', id, leaf };
  if (below === 'preset' || below === 'presets') return { name: 'preset', id, leaf };
  return below === 'relationships' && leaf === 'numbers' ? { name: 'order-numbers', id } : null;
}

/** The route of the path after `/v2`; null when nobody serves it. */
export function routeOf([head, id, below, leaf, ...rest]: readonly string[]): Route | null {
  if (head !== 'portorders' || rest.length > 0) return null;
  if (id === undefined) return { name: 'orders' };
  if (id === 'portability') return below === undefined ? { name: 'portability' } : null;
  return below === undefined || leaf === undefined ? orderRoute(id, below) : leafRoute(id, below, leaf);
}
