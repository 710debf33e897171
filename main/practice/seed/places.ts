/** A town with the area codes that serve it and streets that could be there. */
export interface Place {
  readonly city: string;
  readonly region: string;
  readonly postal: string;
  readonly zone: string;
  readonly areas: readonly string[];
  readonly streets: readonly string[];
}

const place = (
  city: string,
  region: string,
  postal: string,
  zone: string,
  areas: string,
  streets: string,
): Place => ({
  city,
  region,
  postal,
  zone: zone.includes('/') ? zone : `America/${zone}`,
  areas: areas.split(' '),
  streets: streets.split(', '),
});

export const PLACES: readonly Place[] = [
  place('Seattle', 'WA', '98109', 'Los_Angeles', '206 425 253', 'Alder Quay, Fremont Mill, Dexter Rise'),
  place('Portland', 'OR', '97214', 'Los_Angeles', '503 971 541', 'Hawthorn Row, Salmon Landing, Foundry'),
  place('Sacramento', 'CA', '95814', 'Los_Angeles', '916 530 209', 'Capitol Grove, Delta Bend, Orchard'),
  place('San Diego', 'CA', '92101', 'Los_Angeles', '619 858 760', 'Harbor Light, Mission Gate, Kettner Yard'),
  place(
    'Las Vegas',
    'NV',
    '89104',
    'Los_Angeles',
    '702 725 775',
    'Desert Lantern, Sahara Mesa, Fremont Arcade',
  ),
  place('Phoenix', 'AZ', '85012', 'Phoenix', '602 480 623', 'Palo Verde, Camelback View, Osborn Yard'),
  place('Tucson', 'AZ', '85705', 'Phoenix', '520 928', 'Speedway Bend, Catalina Foot, Ocotillo'),
  place('Denver', 'CO', '80205', 'Denver', '303 720 970', 'Larimer Fork, Blake Yard, Federal Terrace'),
  place('Salt Lake City', 'UT', '84111', 'Denver', '801 385 435', 'Exchange Hollow, Temple Bench, Liberty'),
  place('Albuquerque', 'NM', '87102', 'Denver', '505 575', 'Rio Seco, Copper Wash, Old Depot'),
  place('Austin', 'TX', '78704', 'Chicago', '512 737 210', 'Barton Ledge, South Forge, Live Oak'),
  place('Houston', 'TX', '77006', 'Chicago', '713 281 832', 'Montrose Bend, Bayou Gate, Westheimer Row'),
  place('Minneapolis', 'MN', '55403', 'Chicago', '612 763 952', 'Loring Green, Nicollet Mill, Lake Hollow'),
  place('Chicago', 'IL', '60622', 'Chicago', '312 773 872', 'Division Works, Fulton Yard, Damen Crossing'),
  place('Milwaukee', 'WI', '53202', 'Chicago', '414 262 920', 'Brady Landing, Third Ward, Lakebluff'),
  place('Nashville', 'TN', '37203', 'Chicago', '615 629 931', 'Demonbreun Hill, Gulch Mill, Charlotte Row'),
  place('Detroit', 'MI', '48201', 'Detroit', '313 248 586', 'Cass Works, Woodward Gate, Eastern Shed'),
  place('Columbus', 'OH', '43215', 'New_York', '614 380 740', 'Short Mill, German Garden, Olentangy'),
  place('Atlanta', 'GA', '30308', 'New_York', '404 470 678', 'Ponce Terrace, Edgewood Mill, Piedmont Rise'),
  place('Tampa', 'FL', '33602', 'New_York', '813 656 727', 'Channel Side, Ybor Arcade, Bayshore Bend'),
  place('Raleigh', 'NC', '27601', 'New_York', '919 984 336', 'Glenwood Fork, Hargett Row, Oakwood Lane'),
  place('Baltimore', 'MD', '21230', 'New_York', '410 443 667', 'Key Wharf, Federal Rise, Light House'),
  place('Philadelphia', 'PA', '19106', 'New_York', '215 267 445', 'Arch Yard, Front Wharf, Race Mill'),
  place('Boston', 'MA', '02210', 'New_York', '617 857 508', 'Seaport Chandlery, Congress Basin, Summer Pier'),
  place(
    'Honolulu',
    'HI',
    '96814',
    'Pacific/Honolulu',
    '808',
    'Kapiolani Garden, Ala Moana Walk, Kewalo Basin',
  ),
];

const TOLL_FREE = ['800', '833', '844', '855', '866', '877', '888'] as const;

/** Hands out `+1<area>55501xx`, each number once. */
export class NumberPlan {
  readonly #used = new Map<string, number>();

  /** `count` numbers of a place, neighbors where it can be; fewer when its area codes run dry. */
  take(at: Place, count: number): readonly string[] {
    return this.#from(at.areas, count);
  }

  tollFree(count: number): readonly string[] {
    return this.#from(TOLL_FREE, count);
  }

  #from(areas: readonly string[], count: number): readonly string[] {
    const emptiest = [...areas].sort((a, b) => this.#left(b) - this.#left(a));
    const numbers: string[] = [];
    for (const area of emptiest)
      while (numbers.length < count && this.#left(area) > 0) {
        const next = this.#used.get(area) ?? 0;
        this.#used.set(area, next + 1);
        numbers.push(`+1${area}55501${String(next).padStart(2, '0')}`);
      }
    return numbers;
  }

  #left(area: string): number {
    return 100 - (this.#used.get(area) ?? 0);
  }
}
