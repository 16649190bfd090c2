using System.Globalization;
using System.Text;
using AiOps.Bot.WebConsole;

namespace AiOps.Bot.Tables;

/// <summary>A model card (Mitchell et al.: Model Cards for Model Reporting, FAT* 2019): what the model learned from, how well it does, and what it is not for. All of it is in the model's file.</summary>
internal sealed record ModelCard(ModelManifest Manifest, string Hash)
{
    private static readonly string[] Limits =
    [
        "It knows what was ordinary up to its last row. Where the system changes, train it again, and compare before you replace it.",
        "It scores rows with these columns, made the same way. Other units, or another length of window, are another table.",
        "A high score says that a row is unusual, not that something is broken, nor why.",
    ];

    private static readonly string[] LimitsWithLabels = ["It finds what its labels call anomalous. A kind of fault that none of them shows may score as ordinary: keep a model beside it that learns without labels."];

    private static readonly string[] LimitsWithoutLabels = ["Anomalies that were common among its rows are ordinary to it."];

    private static readonly string[] LimitsOfGivenSettings = ["Where its settings were searched on these same rows, its figures flatter it; those that aiops tune told of the last rows do not."];

    /// <summary>When it should not be used.</summary>
    private string[] WhenNotToUse =>
    [
        .. Limits,
        .. Manifest.Label is null ? LimitsWithoutLabels : LimitsWithLabels,
        .. Manifest is { Settings.Count: > 0, Figures: not null, Search: null } ? LimitsOfGivenSettings : [],
    ];

    /// <summary>For scripts.</summary>
    public object Json => new
    {
        model = Manifest.Family, hash = Hash, trainedAt = Manifest.TrainedAt, trainedOn = Manifest.TrainedOn, dataHash = Manifest.DataHash, window = Manifest.Window, rows = Manifest.Rows, seed = Manifest.Seed, label = Manifest.Label,
        threshold = Manifest.Threshold, columns = Manifest.Columns.Select(c => c.Name), settings = Manifest.Settings, figures = Manifest.Figures, search = Manifest.Search, limits = WhenNotToUse,
    };

    /// <summary>For people, as Markdown.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Model {Hash[..12]}: {Legible.Of(Manifest.Family)}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"- Learned from {Manifest.Rows:N0} rows{Of("of", Manifest.TrainedOn)}{Between()} on {Manifest.TrainedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {(Manifest.Label is { } label ? $"with the labels of `{Legible.Of(label)}`" : "without labels")}, seed {Manifest.Seed}.");
        if (Manifest.DataHash is { } data)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- The file that it learned from has the SHA-256 `{Legible.Of(data, 64)}`.");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"- Raises rows that score above {Manifest.Threshold:0.####}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Columns: {string.Join(", ", Manifest.Columns.Select(c => $"`{Legible.Of(c.Name)}`"))}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Settings: {(Manifest.Settings is { Count: > 0 } settings ? string.Join(", ", settings.Select(s => $"{Legible.Of(s.Key)} {s.Value:0.####}")) : "the family's own")}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"- SHA-256 `{Hash}`.");
        text.AppendLine().AppendLine("## How good it is").AppendLine();
        text.Append(Manifest.Figures is { } figures ? FigureTable.Of(figures) : "Nobody has labelled its rows, so nobody can say how good it is.\n");
        if (Manifest.Search is { } search)
        {
            text.AppendLine().AppendLine("## How its settings were found").AppendLine().Append(search.Text());
        }

        text.AppendLine().AppendLine("## When not to use it").AppendLine();
        foreach (var limit in WhenNotToUse)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {limit}");
        }

        return text.ToString();
    }

    private string Between() => Manifest.Window is { } window
        ? string.Create(CultureInfo.InvariantCulture, $", from {window.From.UtcDateTime:yyyy-MM-dd HH:mm} to {window.To.UtcDateTime:yyyy-MM-dd HH:mm} UTC,")
        : "";

    private static string Of(string word, string? name) => name is null ? "" : $" {word} `{Legible.Of(name)}`";
}
