import * as utif2 from 'utif2';

/** Node hands the package over as one default, bundlers by name. */
const utif = 'default' in utif2 ? (utif2.default as typeof utif2) : utif2;

export const { decode, decodeImage, toRGBA8 } = utif;
