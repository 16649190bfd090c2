using System.Text.Json;
using AiOps.Bot.Commands;
using AiOps.Bot.Detection.Tuning;

namespace AiOps.Bot.Tables;

/// <summary>A family of scorers with settings, as <c>aiops tune</c> writes and <c>aiops train --settings</c> reads it.</summary>
internal sealed record SettingsFile(string Family, IReadOnlyDictionary<string, double> Settings)
{
    private const int Longest = 1 << 20;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public ScorerSettings ScorerSettings => new(ScorerSettings.None.Values.AddRange(Settings));

    /// <exception cref="BadInputException">It is no such file.</exception>
    public static async Task<SettingsFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        try
        {
            return file.Length <= Longest && await JsonSerializer.DeserializeAsync<SettingsFile>(file, Options, cancellationToken) is { Family: not null, Settings: not null } settings
                ? settings
                : throw new BadInputException($"--settings {path}: a family and its settings were expected, as aiops tune --best writes them.");
        }
        catch (JsonException ex)
        {
            throw new BadInputException($"--settings {path}: {ex.Message}");
        }
    }
}
