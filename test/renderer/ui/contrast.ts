/** One colour in OKLCH: lightness 0–1, chroma, hue in degrees. */
type Oklch = readonly [l: number, c: number, h: number];
export type Theme = 'light' | 'dark';

/** Reads every opaque `--name: light-dark(oklch(…), oklch(…));` token of a stylesheet. */
export function readTokens(css: string): ReadonlyMap<string, Readonly<Record<Theme, Oklch>>> {
  const one = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
  const found = css.matchAll(new RegExp(String.raw`--([\w-]+): light-dark\(${one}, ${one}\);`, 'g'));
  const tokens = new Map<string, Readonly<Record<Theme, Oklch>>>();
  for (const [, name = '', ...parts] of found) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = parts.map(Number);
    tokens.set(name, { light: [a, b, c], dark: [d, e, f] });
  }
  return tokens;
}

/** OKLCH to linear sRGB, clipped to the gamut as a screen does (Ottosson's matrices). */
export function toLinearSrgb([l, c, h]: Oklch): readonly [number, number, number] {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** WCAG 2 relative luminance, 0 (black) to 1 (white). */
function luminance(colour: Oklch): number {
  const [r, g, b] = toLinearSrgb(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
