/** Every IANA zone this runtime knows, with the agent's own always among them. */
export function timeZones(own: string): readonly string[] {
  const all = Intl.supportedValuesOf('timeZone');
  return all.includes(own) ? all : [own, ...all];
}
