declare module 'heic-decode' {
  interface HeicPixels {
    readonly width: number;
    readonly height: number;
    readonly data: Uint8ClampedArray;
  }
  interface HeicImage {
    readonly width: number;
    readonly height: number;
    readonly decode: () => Promise<HeicPixels>;
  }
  type HeicImages = readonly HeicImage[] & { readonly dispose: () => void };
  const decode: { readonly all: (input: { readonly buffer: Uint8Array }) => Promise<HeicImages> };
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default decode;
}
