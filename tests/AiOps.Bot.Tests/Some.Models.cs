using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static ModelSubmission Submission(string name = "checkout-latency", params byte[] content) => new()
    {
        Name = name, Content = content.Length == 0 ? [1, 2, 3] : content, Family = "isolation-forest", Columns = ["load", "z\0"], Threshold = 0.7, TrainedAt = Noon.AddDays(-1),
        Card = """{"rows":600,"note":"é\u0000"}""", By = "cli:ana", At = Noon,
    };

    public static ModelLine Line(int newest = 3, int? champion = null, int? challenger = null, params int[] former) =>
        new() { Name = "checkout-latency", Newest = newest, Champion = champion, Challenger = challenger, Former = [.. former] };

    public static RegisteredModel Registered(int version, DateTimeOffset? retiredAt = null) => new()
    {
        Name = "checkout-latency", Version = version, Hash = "ab", Bytes = 3, Family = "isolation-forest", Columns = ["load"], Threshold = 0.7, TrainedAt = Noon, RegisteredAt = Noon, RegisteredBy = "cli:ana",
        Card = "{}", RetiredAt = retiredAt,
    };

    public static ModelChange Change(ModelEventKind kind, int? version = null, int? seen = null, string name = "checkout-latency") =>
        new(name, kind, version) { SeenChampion = seen, By = "cli:ben", At = Noon.AddHours(1), Why = "fewer false alarms" };
}
