/**
 * What people call the place or the time that they live by, where no zone has that name: a line for each zone. The first
 * zone that lists a word is the one that is meant by it.
 */
export const CITIES = `
America/New_York|Boston, Philadelphia, Washington, Washington DC, Atlanta, Miami, Orlando, Pittsburgh, Baltimore, Charlotte, Raleigh, Cleveland, NYC, Brooklyn, Ann Arbor, Eastern, EST, EDT, ET
America/Chicago|Houston, Dallas, Austin, San Antonio, Minneapolis, Nashville, New Orleans, St Louis, Kansas City, Milwaukee, Central, CST, CDT, CT
America/Denver|Salt Lake City, Boulder, Albuquerque, Mountain, MST, MDT, MT
America/Phoenix|Arizona, Tucson
America/Los_Angeles|San Francisco, Seattle, San Diego, San Jose, Palo Alto, Mountain View, Silicon Valley, Oakland, Berkeley, Portland, Las Vegas, California, Sacramento, LA, SF, Pacific, PST, PDT, PT
America/Anchorage|Alaska, AKST
Pacific/Honolulu|Hawaii, HST
America/Toronto|Montreal, Ottawa, Quebec, Ontario, Waterloo
America/Vancouver|British Columbia, Victoria
America/Edmonton|Calgary, Alberta
America/Winnipeg|Manitoba
America/Halifax|Nova Scotia
America/St_Johns|Newfoundland
America/Mexico_City|Guadalajara, Puebla, CDMX
America/Sao_Paulo|Rio de Janeiro, Brasilia, Belo Horizonte, Curitiba, Porto Alegre, Campinas, BRT
America/Bahia|Salvador
America/Argentina/Buenos_Aires|Rosario, ART
America/Bogota|Medellin, Cali
America/Santiago|Valparaiso
America/Guayaquil|Quito
Europe/London|Manchester, Edinburgh, Glasgow, Cambridge, Oxford, Birmingham, Bristol, Leeds, Cardiff, Scotland, Wales, Great Britain, BST, GMT
Europe/Dublin|Cork, Galway
Europe/Lisbon|Porto, WET
Europe/Madrid|Barcelona, Valencia, Seville, Malaga, Bilbao
Europe/Paris|Lyon, Marseille, Toulouse, Nice, Grenoble, Bordeaux, Lille
Europe/Berlin|Munich, München, Hamburg, Frankfurt, Cologne, Köln, Stuttgart, Düsseldorf, Leipzig, Dresden, Tübingen, Karlsruhe, Deutschland, CET, CEST
Europe/Zurich|Geneva, Basel, Bern, Lausanne
Europe/Amsterdam|Rotterdam, The Hague, Utrecht, Eindhoven, Delft
Europe/Brussels|Antwerp, Ghent, Leuven
Europe/Vienna|Graz, Linz, Salzburg
Europe/Rome|Milan, Milano, Turin, Naples, Bologna, Florence
Europe/Warsaw|Krakow, Wroclaw, Gdansk, Poznan, Lodz
Europe/Prague|Brno
Europe/Stockholm|Gothenburg, Malmo
Europe/Copenhagen|Aarhus
Europe/Oslo|Bergen, Trondheim
Europe/Helsinki|Tampere, Espoo, EET, EEST
Europe/Bucharest|Cluj, Cluj-Napoca, Timisoara, Iasi
Europe/Athens|Thessaloniki, Αθήνα, Ελλάδα
Europe/Kyiv|Kiev, Lviv, Kharkiv, Odesa, Київ, Україна
Europe/Moscow|St Petersburg, Saint Petersburg, MSK, Москва, Россия, Санкт-Петербург
Asia/Novosibirsk|Akademgorodok, Новосибирск
Europe/Istanbul|Ankara, Izmir
Asia/Jerusalem|Tel Aviv, Haifa, Beersheba, IDT, תל אביב, ירושלים, ישראל
Africa/Cairo|Alexandria, Giza, القاهرة, مصر
Africa/Lagos|Abuja, Ibadan, WAT
Africa/Johannesburg|Cape Town, Durban, Pretoria, SAST
Africa/Nairobi|Mombasa, EAT
Africa/Casablanca|Rabat, Marrakesh, Marrakech
Asia/Dubai|Abu Dhabi, Sharjah, GST, دبي, أبوظبي
Asia/Riyadh|Jeddah, Mecca, Thuwal, KAUST, الرياض
Asia/Tehran|Isfahan, Shiraz, تهران, ایران
Asia/Karachi|Lahore, Islamabad, PKT
Asia/Kolkata|India, Mumbai, Bombay, Delhi, New Delhi, Bengaluru, Bangalore, Hyderabad, Chennai, Pune, Calcutta, Ahmedabad, Noida, Gurgaon, Gurugram, Kochi, Jaipur, IST, भारत, मुंबई, दिल्ली
Asia/Colombo|Kandy
Asia/Kathmandu|Katmandu, Pokhara, NPT, काठमाडौं, नेपाल
Asia/Dhaka|Chittagong, ঢাকা
Asia/Yangon|Rangoon, Mandalay
Asia/Bangkok|Chiang Mai, กรุงเทพ
Asia/Ho_Chi_Minh|Saigon, Hanoi, Da Nang
Asia/Jakarta|Bandung, Surabaya, WIB
Asia/Makassar|Bali, Denpasar
Asia/Manila|Cebu, Quezon City, PHT
Asia/Kuala_Lumpur|Penang
Asia/Singapore|SGT, 新加坡
Asia/Hong_Kong|HKT, 香港
Asia/Shanghai|Beijing, Peking, Shenzhen, Guangzhou, Hangzhou, Chengdu, Nanjing, Wuhan, Suzhou, 上海, 北京, 中国, 深圳
Asia/Taipei|Hsinchu, Kaohsiung, 台北, 臺北
Asia/Seoul|Busan, Daejeon, Pangyo, KST, 서울, 한국, 대한민국, 부산
Asia/Tokyo|Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Tsukuba, JST, 東京, 日本, 大阪, 京都
Australia/Sydney|Canberra, Newcastle, New South Wales, AEST, AEDT
Australia/Melbourne|Geelong
Australia/Brisbane|Gold Coast, Queensland
Australia/Perth|Western Australia, AWST
Australia/Adelaide|South Australia, ACST
Pacific/Auckland|Wellington, Christchurch, NZST, NZDT
UTC|Coordinated Universal Time, Zulu, Greenwich
`;
