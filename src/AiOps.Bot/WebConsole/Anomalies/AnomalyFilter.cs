using System.Globalization;
using AiOps.Bot.Core;

namespace AiOps.Bot.WebConsole.Anomalies;

/// <summary>What a reader wants to see of series and anomalies, as the address says it: every choice is a link that can be shared. Pure.</summary>
public sealed record AnomalyFilter
{
    public const string DefaultLast = "24h";
    public const int LongestText = 200;

    /// <summary>As far back as values are kept.</summary>
    public static readonly TimeSpan FarthestBack = TimeSpan.FromDays(14);

    /// <summary>The ranges that are offered, by their names in addresses.</summary>
    public static readonly IReadOnlyList<(string Name, TimeSpan Length, string Words)> Ranges =
    [
        ("1h", TimeSpan.FromHours(1), "1 hour"), ("6h", TimeSpan.FromHours(6), "6 hours"), ("24h", TimeSpan.FromHours(24), "24 hours"),
        ("3d", TimeSpan.FromDays(3), "3 days"), ("7d", TimeSpan.FromDays(7), "7 days"), ("14d", FarthestBack, "14 days"),
    ];

    private const string LocalFormat = "yyyy-MM-dd'T'HH:mm";
    private const int MostMinutesOfOffset = 14 * 60;
    private const int MostPages = 1_000;

    /// <summary>Part of the name of a service, a resource or a metric; empty for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>Anomalies of one kind; empty for all.</summary>
    public string Kind { get; init; } = "";

    /// <summary>One of <see cref="Ranges"/>; empty where from and to are given.</summary>
    public string Last { get; init; } = DefaultLast;

    public required TimeRange Window { get; init; }

    /// <summary>The offset of the reader's zone from UTC by which <see cref="From"/> and <see cref="To"/> are spelt.</summary>
    public TimeSpan Offset { get; init; }

    public bool UnusualOnly { get; init; }

    /// <summary>Pages of series, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Pages of anomalies, from 1.</summary>
    public int AnomalyPage { get; init; } = 1;

    /// <summary>What could not be read of the address; null where all could.</summary>
    public string? Fault { get; init; }

    /// <summary>The window's beginning on the reader's clock, as the input field spells it; empty for a range up to now.</summary>
    public string From => Last.Length > 0 ? "" : Window.From.ToOffset(Offset).ToString(LocalFormat, CultureInfo.InvariantCulture);

    /// <summary>The window's end on the reader's clock.</summary>
    public string To => Last.Length > 0 ? "" : Window.To.ToOffset(Offset).ToString(LocalFormat, CultureInfo.InvariantCulture);

    public static AnomalyFilter Of(IQueryCollection query, DateTimeOffset now)
    {
        var offset = TimeSpan.FromMinutes(Number(query["offset"], -MostMinutesOfOffset, MostMinutesOfOffset, 0));
        var filter = new AnomalyFilter
        {
            Text = Cut(query["q"]),
            Kind = Cut(query["kind"]),
            Window = new(now - Ranges[2].Length, now),
            Offset = offset,
            UnusualOnly = query["unusual"] == "1",
            Page = Number(query["page"], 1, MostPages, 1),
            AnomalyPage = Number(query["anomalies"], 1, MostPages, 1),
        };
        return Within(filter, query, now);
    }

    /// <summary>The filter's address; what is as usual is left out.</summary>
    public string Href(string path)
    {
        var parts = new List<string>();
        Add(parts, "q", Text);
        Add(parts, "kind", Kind);
        Add(parts, "last", Last == DefaultLast ? "" : Last);
        Add(parts, "from", From);
        Add(parts, "to", To);
        Add(parts, "offset", From.Length > 0 && Offset != TimeSpan.Zero ? Number(Offset.TotalMinutes) : "");
        Add(parts, "unusual", UnusualOnly ? "1" : "");
        Add(parts, "page", Page > 1 ? Number(Page) : "");
        Add(parts, "anomalies", AnomalyPage > 1 ? Number(AnomalyPage) : "");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    /// <summary>The same over another range up to now, on the first page.</summary>
    public AnomalyFilter Over(string last) => this with { Last = last, Page = 1, AnomalyPage = 1 };

    /// <summary>The same over a window that is fixed.</summary>
    public AnomalyFilter Over(TimeRange window) => this with { Last = "", Window = window, Page = 1, AnomalyPage = 1 };

    private static AnomalyFilter Within(AnomalyFilter filter, IQueryCollection query, DateTimeOffset now)
    {
        var (from, to) = (query["from"].ToString(), query["to"].ToString());
        if (from.Length > 0 || to.Length > 0)
        {
            var end = to.Length == 0 ? now : Local(to, filter.Offset);
            return Local(from, filter.Offset) is { } start && end is { } last && start < last
                ? filter with { Last = "", Window = new(Later(start, last - FarthestBack), last) }
                : filter with { Fault = "The times could not be read: give a beginning and an end after it, such as 2026-03-14T02:00. The last 24 hours are shown." };
        }

        var wanted = query["last"].ToString();
        var range = Ranges.FirstOrDefault(r => r.Name == wanted);
        return range.Name is null
            ? filter with { Fault = wanted.Length == 0 ? null : $"The range can be {string.Join(", ", Ranges.Select(r => r.Name))}. The last 24 hours are shown." }
            : filter with { Last = range.Name, Window = new(now - range.Length, now) };
    }

    private static DateTimeOffset? Local(string text, TimeSpan offset) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1970 and < 9000
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset).ToUniversalTime()
            : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static int Number(string? text, int least, int most, int otherwise) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : otherwise;

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Cut(string? text) => (text ?? "").Trim() is var trimmed && trimmed.Length > LongestText ? trimmed[..LongestText] : trimmed;

    private static void Add(List<string> parts, string name, string value)
    {
        if (value.Length > 0)
        {
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
