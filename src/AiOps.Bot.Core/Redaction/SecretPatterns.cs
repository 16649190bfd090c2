using System.Buffers;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Secrets that are known by their own form.</summary>
internal static class SecretPatterns
{
    /// <summary>Also names a bearer of a well-known prefix, whose makers chose it so that scanners find it.</summary>
    private const string Vendors =
        @"\b(?:xox[abceoprs]-[A-Za-z0-9-]{8,}|xapp-[A-Za-z0-9-]{8,}|gh[opsur]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{20,}|gl(?:pat|dt|rt|cbt|ptt|soat|agent)-[A-Za-z0-9_-]{16,}"
        + @"|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}|sk-[A-Za-z0-9_-]{16,}|AIza[A-Za-z0-9_-]{30,}|ya29\.[A-Za-z0-9_-]{20,}|1//0[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,}"
        + @"|hv[sbr]\.[A-Za-z0-9_-]{16,}|npm_[A-Za-z0-9]{20,}|pypi-[A-Za-z0-9_-]{30,}|dop_v1_[a-f0-9]{32,}|shp(?:at|ca|pa|ss)_[a-f0-9]{24,}|hf_[A-Za-z0-9]{24,}|dapi[a-f0-9]{32}"
        + @"|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|NRAK-[A-Z0-9]{20,}|glsa_[A-Za-z0-9_]{24,}|glc_[A-Za-z0-9+/=]{24,}|lin_api_[A-Za-z0-9]{20,}|AGE-SECRET-KEY-1[A-Z0-9]{20,}|ABSK[A-Za-z0-9+/=]{40,}"
        + @"|(?:IQoJ|FwoG|AQoD)[A-Za-z0-9+/=%_-]{60,}|dt0c01\.[A-Z0-9]{20,}\.[A-Z0-9]{40,})";

    private static readonly string[] VendorAnchors =
    [
        "xox", "xapp-", "gho_", "ghp_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glsoat-", "glagent-", "sk_", "rk_", "pk_", "whsec_", "sk-", "AIza", "ya29.",
        "1//0", "GOCSPX-", "hvs.", "hvb.", "hvr.", "npm_", "pypi-", "dop_v1_", "shpat_", "shpca_", "shppa_", "shpss_", "hf_", "dapi", "SG.", "NRAK-", "glsa_", "glc_", "lin_api_", "AGE-SECRET", "ABSK",
        "IQoJ", "FwoG", "AQoD", "dt0c01.",
    ];

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("private-key", ["-----BEGIN"], @"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?s:.)*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\z)"),
        new("private-key", ["Private-Lines:"], @"Private-Lines: ?[0-9]+(?<secret>(?s:.)*?)(?:Private-MAC|\z)"),
        new("jwt", ["eyJ"], @"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){0,3}", anyCase: false) { BeginsAtAnchor = true },
        new("aws-key-id", ["AKIA", "ASIA"], @"\b(?:AKIA|ASIA)[A-Z0-9]{12,20}\b", anyCase: false) { BeginsAtAnchor = true },
        new("token", VendorAnchors, Vendors, anyCase: false) { BeginsAtAnchor = true },
        new("token", ["hooks.slack.com", "webhook.office.com", "discord"], @"(?:hooks\.slack\.com/(?:services|workflows|triggers)|[a-z0-9.-]*webhook\.office\.com/webhookb2|discord(?:app)?\.com/api/webhooks)/(?<secret>[A-Za-z0-9/@_-]{16,})"),
        new("token", [":AA"], @"\b[0-9]{8,10}:AA[A-Za-z0-9_-]{32,}"),
        new("token", ["bearer ", "basic ", "token ", "apikey ", "splunk "], @"\b(?:bearer|basic|token|apikey|splunk)[ ]+(?<secret>[A-Za-z0-9+/=._~-]{8,})", SecretWords.LooksMade) { Doubt = 1 },
        new("password", ["://"], @"\b[a-z][a-z0-9+.-]*://[^\s:/@""'<>]*:(?<secret>[^\s/@""'<>]+(?:/[^\s/@""'<>:.?]*)?)@", SecretWords.IsValue) { Doubt = 1, And = Any("@") },
        new("password", ["identified", "password"], @"\b(?:identified(?: with [a-z0-9_]+)? by|(?:with |encrypted )?password)(?: password)?[ ]+'(?<secret>[^'\n]+)'", SecretWords.IsValue) { Doubt = 1, And = Any(" '") },
        new("password", ["mysql", "mariadb", "sshpass"], @"\b(?:mysql[a-z]*|mariadb[a-z-]*|sshpass)\b[^\n|;]*? -p ?(?<secret>[^\s'""-][^\s'""]*)", SecretWords.IsValue) { Doubt = 2, And = Any(" -p") },
        new("password", ["curl", "wget"], @"\b(?:curl|wget)\b[^\n|;]*? (?:-u|--user) ?['""]?[^\s:'""]+:(?<secret>[^\s'""]+)", SecretWords.IsValue) { Doubt = 1, And = Any(" -u", " --user") },
        new("password", ["password>", "passwd>", "secret>", "passcode>"], @"<[a-z0-9:_-]*(?:password|passwd|secret|passcode|apikey)>(?<secret>[^<\s][^<]*)</", SecretWords.IsValue) { Doubt = 1 },
        new("password", ["\"value"], @"""name"" ?: ?""[^""]*(?:password|passwd|secret|token|api_?key|private_?key|credential)[^""]*"" ?, ?""value(?:From)?"" ?: ?""(?<secret>[^""]+)""", SecretWords.IsValue) { Doubt = 1 },
        new("password", ["password ", "passphrase ", "secret ", "passcode "], @"\b(?:password|passphrase|passcode|secret) (?:is|was|to|now|set to|changed to):? ['""]?(?<secret>[^\s'"",;]+)", SecretWords.LooksMade) { Doubt = 2 },
        new("email", ["@"], @"\b[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b", SecretWords.IsPersonal) { Doubt = 2, IsIdentity = true },
    ];

    private static SearchValues<string> Any(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
