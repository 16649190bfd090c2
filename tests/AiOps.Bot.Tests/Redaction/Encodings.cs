using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AiOps.Bot.Tests.Redaction;

/// <summary>The ways in which logs and attackers write the same thing.</summary>
internal static class Encodings
{
    /// <summary>By name, what a phrase becomes; <c>Core</c> is what must not be seen of it afterwards.</summary>
    public static readonly IReadOnlyDictionary<string, Func<PlantedSecret, (string Text, string Core)>> All = new Dictionary<string, Func<PlantedSecret, (string, string)>>
    {
        ["plain"] = s => (s.Phrase, s.Value),
        ["base64"] = s => Whole(Base64(s.Phrase)),
        ["base64url"] = s => Whole(Base64(s.Phrase).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        ["hex"] = s => Whole(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(s.Phrase))),
        ["percent"] = s => Each(s, c => Uri.EscapeDataString(c)),
        ["percent twice"] = s => Each(s, c => Uri.EscapeDataString(Uri.EscapeDataString(c))),
        ["percent, every letter"] = s => Each(s, c => string.Create(CultureInfo.InvariantCulture, $"%{(int)c[0]:X2}")),
        ["json escapes"] = s => Each(s, c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c[0]:x4}")),
        ["json in json"] = s => (Json(new { message = Json(new { text = Json(s.Phrase) }) }), Json(Json(Json(s.Value)[1..^1])[1..^1])[1..^1]),
        ["yaml block"] = s => ($"password: |\n  {s.Value}\nnext: 1", s.Value),
        ["line wrapped"] = s => Wrapped(s, "\r\n"),
        ["line wrapped, indented"] = s => Wrapped(s, "\n    "),
        ["gzip in base64"] = s => Whole(Convert.ToBase64String(Gzip(s.Phrase))),
        ["base64, wrapped"] = s => Whole(Base64(s.Phrase)) is var (text, _) && text.Length > 24 ? (text.Insert(20, "\r\n"), text[^12..]) : (text, text),
        ["quoted printable"] = s => Each(s, c => c[0] is '=' or ' ' || c[0] % 3 == 0 ? string.Create(CultureInfo.InvariantCulture, $"={(int)c[0]:X2}") : c),
        ["character references"] = s => Each(s, c => c[0] % 2 == 0 ? $"&#{(int)c[0]};" : string.Create(CultureInfo.InvariantCulture, $"&#x{(int)c[0]:x};")),
        ["utf-16 read as utf-8"] = s => Each(s, c => c + "\0"),
        ["zero width"] = s => Each(s, c => c + "\u200b"),
        ["soft hyphens"] = s => Each(s, c => "\u00ad" + c),
        ["full width"] = s => Each(s, c => c[0] is > ' ' and <= '~' ? ((char)(c[0] + 0xfee0)).ToString() : c),
        ["backslash x"] = s => Each(s, c => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c[0]:x2}")),
        ["utf-16 in base64"] = s => Whole(Convert.ToBase64String(Encoding.Unicode.GetBytes(s.Phrase))),
        ["base64 in percent"] = s => Each(s with { Phrase = Base64(s.Phrase), Value = Base64(s.Phrase) }, c => Uri.EscapeDataString(c)),
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static (string Text, string Core) Whole(string text) => (text, text);

    private static (string Text, string Core) Each(PlantedSecret secret, Func<string, string> write) =>
        (string.Concat(secret.Phrase.Select(c => write(c.ToString()))), string.Concat(secret.Value.Select(c => write(c.ToString()))));

    /// <summary>Broken in the middle of the secret: neither half may be seen.</summary>
    private static (string Text, string Core) Wrapped(PlantedSecret secret, string with) =>
        (secret.Phrase.Replace(secret.Value, secret.Value.Insert(secret.Value.Length / 2, with), StringComparison.Ordinal), secret.Value[(secret.Value.Length / 2)..]);

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), Relaxed);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
