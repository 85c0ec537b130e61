/**
 * Countries of Europe, Africa, Asia and Australia and their zones: a line each, other names of the country after commas, its main zone first where it has one.
 *
 * source: tz database, zone.tab and iso3166.tab (public domain), 2025b. A zone that the runtime lacks is left out when it is looked for.
 */
export const PLACES_EAST = `
Afghanistan|Asia/Kabul
Åland Islands|Europe/Mariehamn
Albania|Europe/Tirane
Algeria|Africa/Algiers
Andorra|Europe/Andorra
Angola|Africa/Luanda
Armenia|Asia/Yerevan
Australia|Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth Australia/Adelaide Australia/Darwin Australia/Hobart Australia/Lord_Howe Australia/Broken_Hill Australia/Lindeman Australia/Eucla Antarctica/Macquarie
Austria|Europe/Vienna
Azerbaijan|Asia/Baku
Bahrain|Asia/Bahrain
Bangladesh|Asia/Dhaka
Belarus|Europe/Minsk
Belgium|Europe/Brussels
Benin|Africa/Porto-Novo
Bhutan|Asia/Thimphu
Bosnia & Herzegovina|Europe/Sarajevo
Botswana|Africa/Gaborone
Britain, United Kingdom, England, UK|Europe/London
British Indian Ocean Territory|Indian/Chagos
Brunei|Asia/Brunei
Bulgaria|Europe/Sofia
Burkina Faso|Africa/Ouagadougou
Burundi|Africa/Bujumbura
Cambodia|Asia/Phnom_Penh
Cameroon|Africa/Douala
Central African Rep.|Africa/Bangui
Chad|Africa/Ndjamena
China|Asia/Shanghai Asia/Urumqi
Christmas Island|Indian/Christmas
Cocos (Keeling) Islands|Indian/Cocos
Comoros|Indian/Comoro
Congo (Brazzaville)|Africa/Brazzaville
Congo (Kinshasa)|Africa/Kinshasa Africa/Lubumbashi
Côte d'Ivoire|Africa/Abidjan
Croatia|Europe/Zagreb
Cyprus|Asia/Nicosia Asia/Famagusta
Czechia, Czech Republic|Europe/Prague
Denmark|Europe/Copenhagen
Djibouti|Africa/Djibouti
East Timor|Asia/Dili
Egypt|Africa/Cairo
Equatorial Guinea|Africa/Malabo
Eritrea|Africa/Asmara
Estonia|Europe/Tallinn
Eswatini (Swaziland)|Africa/Mbabane
Ethiopia|Africa/Addis_Ababa
Finland|Europe/Helsinki
France|Europe/Paris
French S. Terr.|Indian/Kerguelen
Gabon|Africa/Libreville
Gambia|Africa/Banjul
Georgia|Asia/Tbilisi
Germany|Europe/Berlin Europe/Busingen
Ghana|Africa/Accra
Gibraltar|Europe/Gibraltar
Greece|Europe/Athens
Guernsey|Europe/Guernsey
Guinea-Bissau|Africa/Bissau
Guinea|Africa/Conakry
Hong Kong|Asia/Hong_Kong
Hungary|Europe/Budapest
India|Asia/Kolkata
Indonesia|Asia/Jakarta Asia/Pontianak Asia/Makassar Asia/Jayapura
Iran|Asia/Tehran
Iraq|Asia/Baghdad
Ireland|Europe/Dublin
Isle of Man|Europe/Isle_of_Man
Israel|Asia/Jerusalem
Italy|Europe/Rome
Japan|Asia/Tokyo
Jersey|Europe/Jersey
Jordan|Asia/Amman
Kazakhstan|Asia/Almaty Asia/Qyzylorda Asia/Qostanay Asia/Aqtobe Asia/Aqtau Asia/Atyrau Asia/Oral
Kenya|Africa/Nairobi
Kuwait|Asia/Kuwait
Kyrgyzstan|Asia/Bishkek
Laos|Asia/Vientiane
Latvia|Europe/Riga
Lebanon|Asia/Beirut
Lesotho|Africa/Maseru
Liberia|Africa/Monrovia
Libya|Africa/Tripoli
Liechtenstein|Europe/Vaduz
Lithuania|Europe/Vilnius
Luxembourg|Europe/Luxembourg
Macau|Asia/Macau
Madagascar|Indian/Antananarivo
Malawi|Africa/Blantyre
Malaysia|Asia/Kuala_Lumpur Asia/Kuching
Maldives|Indian/Maldives
Mali|Africa/Bamako
Malta|Europe/Malta
Mauritania|Africa/Nouakchott
Mauritius|Indian/Mauritius
Mayotte|Indian/Mayotte
Moldova|Europe/Chisinau
Monaco|Europe/Monaco
Mongolia|Asia/Ulaanbaatar Asia/Hovd
Montenegro|Europe/Podgorica
Morocco|Africa/Casablanca
Mozambique|Africa/Maputo
Myanmar, Burma|Asia/Yangon
Namibia|Africa/Windhoek
Nepal|Asia/Kathmandu
Netherlands, Holland|Europe/Amsterdam
Niger|Africa/Niamey
Nigeria|Africa/Lagos
North Korea|Asia/Pyongyang
North Macedonia|Europe/Skopje
Norway|Europe/Oslo
Oman|Asia/Muscat
Pakistan|Asia/Karachi
Palestine|Asia/Gaza Asia/Hebron
Philippines|Asia/Manila
Poland|Europe/Warsaw
Portugal|Europe/Lisbon Atlantic/Madeira Atlantic/Azores
Qatar|Asia/Qatar
Réunion|Indian/Reunion
Romania|Europe/Bucharest
Russia|Europe/Moscow Europe/Kaliningrad Europe/Kirov Europe/Volgograd Europe/Astrakhan Europe/Saratov Europe/Ulyanovsk Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Barnaul Asia/Tomsk Asia/Novokuznetsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Chita Asia/Yakutsk Asia/Khandyga Asia/Vladivostok Asia/Ust-Nera Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Asia/Kamchatka Asia/Anadyr
Rwanda|Africa/Kigali
San Marino|Europe/San_Marino
Sao Tome & Principe|Africa/Sao_Tome
Saudi Arabia|Asia/Riyadh
Senegal|Africa/Dakar
Serbia|Europe/Belgrade
Seychelles|Indian/Mahe
Sierra Leone|Africa/Freetown
Singapore|Asia/Singapore
Slovakia|Europe/Bratislava
Slovenia|Europe/Ljubljana
Somalia|Africa/Mogadishu
South Africa|Africa/Johannesburg
South Korea|Asia/Seoul
South Sudan|Africa/Juba
Spain|Europe/Madrid Africa/Ceuta Atlantic/Canary
Sri Lanka|Asia/Colombo
Sudan|Africa/Khartoum
Svalbard & Jan Mayen|Arctic/Longyearbyen
Sweden|Europe/Stockholm
Switzerland|Europe/Zurich
Syria|Asia/Damascus
Taiwan|Asia/Taipei
Tajikistan|Asia/Dushanbe
Tanzania|Africa/Dar_es_Salaam
Thailand|Asia/Bangkok
Togo|Africa/Lome
Tunisia|Africa/Tunis
Turkey, Türkiye|Europe/Istanbul
Turkmenistan|Asia/Ashgabat
Uganda|Africa/Kampala
Ukraine|Europe/Simferopol Europe/Kyiv
United Arab Emirates, UAE|Asia/Dubai
Uzbekistan|Asia/Samarkand Asia/Tashkent
Vatican City|Europe/Vatican
Vietnam|Asia/Ho_Chi_Minh
Western Sahara|Africa/El_Aaiun
Yemen|Asia/Aden
Zambia|Africa/Lusaka
Zimbabwe|Africa/Harare
`;
