/**
 * Countries of the Americas, the Pacific and Antarctica and their zones: a line each, other names of the country after commas, its main zone first where it has one.
 *
 * source: tz database, zone.tab and iso3166.tab (public domain), 2025b. A zone that the runtime lacks is left out when it is looked for.
 */
export const PLACES_WEST = `
Anguilla|America/Anguilla
Antarctica|Antarctica/McMurdo Antarctica/Casey Antarctica/Davis Antarctica/DumontDUrville Antarctica/Mawson Antarctica/Palmer Antarctica/Rothera Antarctica/Syowa Antarctica/Troll Antarctica/Vostok
Antigua & Barbuda|America/Antigua
Argentina|America/Argentina/Buenos_Aires America/Argentina/Cordoba America/Argentina/Salta America/Argentina/Jujuy America/Argentina/Tucuman America/Argentina/Catamarca America/Argentina/La_Rioja America/Argentina/San_Juan America/Argentina/Mendoza America/Argentina/San_Luis America/Argentina/Rio_Gallegos America/Argentina/Ushuaia
Aruba|America/Aruba
Bahamas|America/Nassau
Barbados|America/Barbados
Belize|America/Belize
Bermuda|Atlantic/Bermuda
Bolivia|America/La_Paz
Brazil|America/Sao_Paulo America/Noronha America/Belem America/Fortaleza America/Recife America/Araguaina America/Maceio America/Bahia America/Campo_Grande America/Cuiaba America/Santarem America/Porto_Velho America/Boa_Vista America/Manaus America/Eirunepe America/Rio_Branco
Canada|America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/St_Johns America/Regina America/Glace_Bay America/Moncton America/Goose_Bay America/Blanc-Sablon America/Iqaluit America/Atikokan America/Resolute America/Rankin_Inlet America/Swift_Current America/Cambridge_Bay America/Inuvik America/Creston America/Dawson_Creek America/Fort_Nelson America/Whitehorse America/Dawson
Cape Verde|Atlantic/Cape_Verde
Caribbean NL|America/Kralendijk
Cayman Islands|America/Cayman
Chile|America/Santiago America/Coyhaique America/Punta_Arenas Pacific/Easter
Colombia|America/Bogota
Cook Islands|Pacific/Rarotonga
Costa Rica|America/Costa_Rica
Cuba|America/Havana
Curaçao|America/Curacao
Dominica|America/Dominica
Dominican Republic|America/Santo_Domingo
Ecuador|America/Guayaquil Pacific/Galapagos
El Salvador|America/El_Salvador
Falkland Islands|Atlantic/Stanley
Faroe Islands|Atlantic/Faroe
Fiji|Pacific/Fiji
French Guiana|America/Cayenne
French Polynesia|Pacific/Tahiti Pacific/Marquesas Pacific/Gambier
Greenland|America/Nuuk America/Danmarkshavn America/Scoresbysund America/Thule
Grenada|America/Grenada
Guadeloupe|America/Guadeloupe
Guam|Pacific/Guam
Guatemala|America/Guatemala
Guyana|America/Guyana
Haiti|America/Port-au-Prince
Honduras|America/Tegucigalpa
Iceland|Atlantic/Reykjavik
Jamaica|America/Jamaica
Kiribati|Pacific/Tarawa Pacific/Kanton Pacific/Kiritimati
Marshall Islands|Pacific/Majuro Pacific/Kwajalein
Martinique|America/Martinique
Mexico|America/Mexico_City America/Cancun America/Merida America/Monterrey America/Matamoros America/Chihuahua America/Ciudad_Juarez America/Ojinaga America/Mazatlan America/Bahia_Banderas America/Hermosillo America/Tijuana
Micronesia|Pacific/Chuuk Pacific/Pohnpei Pacific/Kosrae
Montserrat|America/Montserrat
Nauru|Pacific/Nauru
New Caledonia|Pacific/Noumea
New Zealand|Pacific/Auckland Pacific/Chatham
Nicaragua|America/Managua
Niue|Pacific/Niue
Norfolk Island|Pacific/Norfolk
Northern Mariana Islands|Pacific/Saipan
Palau|Pacific/Palau
Panama|America/Panama
Papua New Guinea|Pacific/Port_Moresby Pacific/Bougainville
Paraguay|America/Asuncion
Peru|America/Lima
Pitcairn|Pacific/Pitcairn
Puerto Rico|America/Puerto_Rico
Samoa (American)|Pacific/Pago_Pago
Samoa (western)|Pacific/Apia
Solomon Islands|Pacific/Guadalcanal
South Georgia & the South Sandwich Islands|Atlantic/South_Georgia
St Barthelemy|America/St_Barthelemy
St Helena|Atlantic/St_Helena
St Kitts & Nevis|America/St_Kitts
St Lucia|America/St_Lucia
St Maarten (Dutch)|America/Lower_Princes
St Martin (French)|America/Marigot
St Pierre & Miquelon|America/Miquelon
St Vincent|America/St_Vincent
Suriname|America/Paramaribo
Tokelau|Pacific/Fakaofo
Tonga|Pacific/Tongatapu
Trinidad & Tobago|America/Port_of_Spain
Turks & Caicos Is|America/Grand_Turk
Tuvalu|Pacific/Funafuti
United States, USA, America|America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Anchorage Pacific/Honolulu America/Detroit America/Boise America/Indiana/Indianapolis America/Kentucky/Louisville America/Kentucky/Monticello America/Indiana/Vincennes America/Indiana/Winamac America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Tell_City America/Indiana/Knox America/Menominee America/North_Dakota/Center America/North_Dakota/New_Salem America/North_Dakota/Beulah America/Juneau America/Sitka America/Metlakatla America/Yakutat America/Nome America/Adak
Uruguay|America/Montevideo
US minor outlying islands|Pacific/Midway Pacific/Wake
Vanuatu|Pacific/Efate
Venezuela|America/Caracas
Virgin Islands (UK)|America/Tortola
Virgin Islands (US)|America/St_Thomas
Wallis & Futuna|Pacific/Wallis
`;
