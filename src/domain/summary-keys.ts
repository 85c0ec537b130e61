/** Names of what a program is given to prove who it is, alone (`password`) and in two words (`api key`, `AccountKey`, `WANDB_API_KEY`). */
const ALONE =
  'pass(?:word|wd|phrase|code)?|pwd?|secret|token|credentials?|passwort|kennwort|wachtwoord|contraseña|senha|mot de passe|hasło|пароль|密码|密碼|パスワード';
const PAIRED =
  '(?:api|access|auth|private|client|secret|account|shared|storage|encryption|master|signing|service|session|refresh|deploy|bot|user|admin|root|db|app|license|licence|webhook|connection|subscription|function|host)[-_ ]?(?:access[-_ ]?)?(?:key|token|secret|password|passwd|pass|pwd|signature)';
const NAMED = String.raw`(?:(?<![\p{L}\p{N}])(?:${ALONE})|${PAIRED})(?:[-_][a-z0-9]{1,20})?`;
/** No measure, no placeholder, and something in it that a plain word has not. */
const VALUE = String.raw`(?!\s|["'(<[{$]|[\d.,]+[a-z%]*(?:\/|\s|$)|\*+(?:\s|$)|(?:~|\.{1,2})?\/[a-z]+\/)`;

/** How keys and passwords look. */
export const KEYS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  /\b(?:https?:\/\/)?(?:hooks\.slack\.com\/|discord(?:app)?\.com\/api\/webhooks\/|[\w-]+\.webhook\.office\.com\/)[\w/@.-]{10,}/g,
  // chat, code hosts, registries of packages and images
  /\b(?:xox[abeoprs]|xapp)-[\w-]{8,}|\b\d{8,10}:AA[\w-]{32,}/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{20,}|gl(?:pat|dt|rt|cbt|ptt|oas|soat|ft|imt|agent|ffct)-[\w.-]{16,}|ATATT3[\w=-]{16,}|ATCTT3[\w=-]{16,})/g,
  /\b(?:dckr_[a-z]{3}_[\w-]{16,}|npm_[A-Za-z0-9]{20,}|rubygems_[0-9a-f]{40,}|pypi-(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{16,}|AKCp[A-Za-z0-9]{40,})/g,
  // clouds
  /\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{12,20}\b/g,
  /(?<![\w/+=.:-])(?=[A-Za-z0-9/+]{40}(?![\w/+=.-]))(?=\S*\d)(?=(?:\S*?[A-Z]){6})(?=(?:\S*?[a-z]){6})(?!\S*[a-z]{8})(?!(?:\S*?\/){4})[A-Za-z0-9/+]{40}/g,
  /(?<=\bwandb login )[0-9a-f]{40}/g,
  /\bAIza[\w-]{30,}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}|\bdop_v1_[0-9a-f]{40,}|\bdapi[0-9a-f]{32}|\b(?:hv[sbr]|hvp)\.[\w-]{20,}/g,
  // models and data
  /\b(?:sk|pk|rk)[-_](?=[\w-]*\d)(?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9][\w-]{15,}/g,
  /\b(?:hf_[A-Za-z0-9]{16,}|r8_[A-Za-z0-9]{24,}|gsk_[A-Za-z0-9]{24,}|xai-[A-Za-z0-9]{24,}|pplx-[A-Za-z0-9]{24,}|tvly-[A-Za-z0-9-]{20,}|nvapi-[\w-]{24,}|wandb_v\d_[\w-]{16,}|lsv2_[a-z]{2}_[\w-]{20,})/g,
  // mail, money, shops, tools
  /\bSG\.[\w-]{16,}\.[\w-]{16,}|\bkey-[0-9a-f]{32}\b|\b(?:AC|SK)[0-9a-f]{32}\b|\bwhsec_[\w+/=]{16,}|\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{24,}|\bsq0[a-z]{3}-[\w-]{20,}/g,
  /\b(?:lin_api_\w{24,}|sntry[su]_[\w=+/-]{20,}|gl(?:sa|c)_[\w=+/-]{20,}|figd_[\w-]{20,}|ntn_\w{20,}|secret_[A-Za-z0-9]{30,}|PMAK-[\w-]{20,}|phx_\w{20,}|AGE-SECRET-KEY-1\w{20,})/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  // said with their name
  /(?<=\b[a-z][a-z+.-]{1,15}:\/\/[^\s:/@]{0,64}:)[^\s/@]{3,128}(?=@)/gi,
  /(?<=\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:basic|bearer|token|apikey|digest|negotiate)\s{1,3})?)(?!(?:basic|bearer|token|apikey|digest|negotiate)\s)[^\s"',;]{8,}/gi,
  /(?<=\b(?:bearer|basic) )(?=\S*[\d=])[A-Za-z0-9._~+/=-]{16,}/gi,
  /(?<=\s(?:-u|--user)[ =]["']?[^\s:"']{1,64}:)[^\s"']{3,128}/g,
  /(?<=[?&;](?:sig|signature|x-amz-signature|x-goog-signature|access_token|auth|code|key|token|pwd|password)=)[^\s&;"'<>]{8,}/gi,
  new RegExp(
    String.raw`(?<=${NAMED}["']?(?: is)?\s{0,3}[:=：]\s{0,3}["']?)${VALUE}(?=\S{0,100}[\d\p{P}\p{S}])[^\s"',;]{6,200}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<=${NAMED} (?:is|was|ist|est|es) (?:now )?["']?)${VALUE}(?=[^\s.]{0,100}\d)(?=\S{0,100}\p{L})[^\s"',;]{6,200}`,
    'giu',
  ),
];
