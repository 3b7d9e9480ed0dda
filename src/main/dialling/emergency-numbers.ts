/**
 * Numbers that must reach the nearest emergency service, by country: no call through the platform may stand in for
 * them, for it would carry the address of the account and not of the person.
 *
 * Source: libphonenumber's `ShortNumberMetadata.xml`, July 2026 (`emergency`, Apache 2.0), without 112, which holds
 * everywhere; 988 (crisis line of the United States and Canada) was added. `?` is any digit.
 */
const table = `
AI AS BM BQ CR CW DO GD GU KY MH MP NL PA PR PW TV VI: 911
FK GB GG IE IM JE MO MY NU QA SB SC SD SS SZ UG: 999
FR GF GP MC MF ML MQ PF PM RE WF: 15 17 18
AC AG LC MS SH TC VC VG: 911 999
AM AZ BY KG KZ TJ UA: 101 102 103
BF DJ KM MR SN TD: 17 18
BT NO SJ SY: 110 113
CY HN MM NG: 199
IT SM VA: 113 115 118
PT SR TL: 115
CC CX: 000
IL PS: 100 101 102
DE EE: 110
JP TW: 110 119
NZ RW: 111
LU SI: 113
DK FO: 114
CH LI: 117 118 144
BA ME: 122 123 124
PY UY: 128 911
EH MA: 15 19 177
MK XK: 192 193 194
DM KN: 333 911 999
CA US: 911 988
AE PL: 997 998 999
AU: 000 106
PG: 000 110 111
TM: 01 02 03
UZ: 01 02 03 001 002 003 050
LT: 01 02 03 011 022 033 101 102 103
RU: 01 02 03 101 102 103
LV: 01 02 03 110 113
GE: 011 022 033 111 113 122
SL: 019 999
MX: 060 065 066 068 080 911
ES: 085 088
BE: 100 101
NP: 100 101 102 103
MN: 100 101 102 103 105
IN: 100 101 102 108 1298 2611
BD: 100 101 102 199 999
AR: 100 101 107 911
AF: 100 102 119
IQ: 100 104 115 122
GR: 100 166 199
AW: 100 911
EC: 101 102 911
NA: 10111
ZA: 10111 10177
MV: 102 118 119
CU: 104 105 106
HU: 104 105 107
PE: 105 116 117
NR: 110 111
TZ: 110 111 114 115 999
CI: 110 111 170 180
ID: 110 113 118 119
IR: 110 115 125 911
AD: 110 116 118
LK: 110 116 118 119
BO: 110 118 119
CN: 110 119 120
JM: 110 119 911
GT: 110 120 123
TR: 110 155
VN: 113 114 115
ER: 113 114 116 124422 127799 201606 201917 202099 202914
CD: 113 114 118 177 188
AO: 113 115
BI: 113 117
GW: 113 117 118
MU: 114 115 995 999
BJ: 114 116 117 118
HT: 114 118
KE: 114 999
LS: 115 117
NI: 115 118 120 128
CG: 117 118
KH: 117 118 119 666
CF: 117 118 1220
TG: 117 118 171 172 177
MZ: 117 119 197 198
PH: 117 911
KR: 119
CO: 119 123 132 156
KP: 119 819
EG: 122 123 180
AT: 122 133 144
AL: 127 128 129
BR: 128 190 192 193 911
CM: 13 17 113 117
CV: 130 131 132
CL: 131 132 133 911
DZ: 14 17
LB: 140 175 999
OM: 1444 9999
YT: 15
PK: 15 16 115 1122
NC: 15 16 17 18
NE: 15 17 18 118 723141
CZ: 150 151 152 153 154 155 156 157 158 159
SK: 150 155 158
BG: 150 160 166
GM: 16 17 18 116 117 118
MG: 17 18 117 118
VE: 171 911
BL: 18
GA: 18 13?? 1730
LY: 190 191 193
LA: 190 191 195
TN: 190 197 198
GI: 190 199
GH: 191 192 193 999
JO: 191 192 197 911
YE: 191 194 195 199
TH: 191 199 1669
KI: 192 193 194 195 992 993 994
MW: 199 997 998 999
BH: 199 999
BB: 211 311 511 911
LR: 355 911
SO: 555 888 999
BZ: 90 911 990
SE: 90000
MD: 901 902 903
ET: 91 92 93 911 939 991 997
FM: 911 320221
GY: 911 912 913
SV: 911 913
FJ: 911 917
BS: 911 919
TO: 911 922 933 999
NF: 911 955 977
WS: 911 994 995 996 999
BW: 911 997 998 999
SA: 911 997 999
SX: 919
RS: 92 93 94
HR: 93 94 192 193 194
TT: 990 999
BN: 991 993 995
ZM: 991 993 999
HK: 992 999
ZW: 993 994 995 999
SG: 993 995 999
CK: 996 998 999`;

/** Known far beyond the countries that use them. */
const everywhere: readonly string[] = ['112', '911', '999'];
const anywhere: ReadonlySet<string> = new Set(everywhere);

const byCountry: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [countries = '', numbers = ''] = line.split(': ');
      const known = new Set([...everywhere, ...numbers.split(' ').flatMap(spelledOut)]);
      return countries.split(' ').map((country) => [country, known] as const);
    }),
);

function spelledOut(number: string): readonly string[] {
  if (!number.includes('?')) return [number];
  return [...Array(10).keys()].flatMap((digit) => spelledOut(number.replace('?', String(digit))));
}

/**
 * @param digits only digits, perhaps with a `+` in front
 * @param country ISO code of where the account is at home
 */
export function isEmergencyNumber(digits: string, country: string): boolean {
  const known = byCountry.get(country) ?? anywhere;
  if (known.has(digits.replace(/^\+/, ''))) return true;
  // With a country code in front it is no number at all, but what is meant is plain.
  const national = /^(?:\+|00|011)[1-9]\d{0,2}(\d{3})$/.exec(digits)?.[1];
  return national !== undefined && known.has(national);
}

/**
 * The same behind a digit for an outside line, as old telephone systems want it: 9-911. Such digits may be somebody's
 * extension, so whoever asks must know that nobody has it.
 */
export function isEmergencyOutside(digits: string, country: string): boolean {
  return /^[019]\d{3}$/.test(digits) && isEmergencyNumber(digits.slice(1), country);
}
