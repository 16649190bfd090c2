using System.Security.Cryptography;

namespace AiOps.Bot.WebConsole;

/// <summary>The console's style sheet, script and icon, built into the program. Their addresses carry a hash, so browsers may keep them for good.</summary>
public static class ConsoleAssets
{
    private static readonly Dictionary<string, ConsoleAsset> ByName =
        new[] { Read("console.css", "text/css"), Read("console.js", "text/javascript"), Read("icon.svg", "image/svg+xml") }.ToDictionary(a => a.Name, StringComparer.Ordinal);

    public static ConsoleAsset? Find(string name) => ByName.GetValueOrDefault(name);

    public static string AddressOf(string name) => $"/assets/{name}?v={ByName[name].Version}";

    private static ConsoleAsset Read(string name, string contentType)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream("console/" + name)
            ?? throw new InvalidOperationException($"the build left {name} out");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var content = copy.ToArray();
        return new(name, contentType, content, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}
