using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Commands.Models;

/// <summary>A version as the command line prints it.</summary>
/// <param name="Role">"champion", "challenger", "former champion", "retired", or null.</param>
internal sealed record PrintedModel(
    string Name, int Version, string? Role, string Family, string Hash, int Bytes, IReadOnlyList<string> Columns, double Threshold, DateTimeOffset TrainedAt, DateTimeOffset RegisteredAt, string RegisteredBy)
{
    public static PrintedModel Of(RegisteredModel model, ModelLine line) => new(
        model.Name, model.Version, RoleOf(model, line), model.Family, model.Hash, model.Bytes, model.Columns, model.Threshold, model.TrainedAt, model.RegisteredAt, model.RegisteredBy);

    private static string? RoleOf(RegisteredModel model, ModelLine line) => model switch
    {
        { RetiredAt: not null } => "retired",
        _ when model.Version == line.Champion => "champion",
        _ when model.Version == line.Challenger => "challenger",
        _ when line.Former.Contains(model.Version) => "former champion",
        _ => null,
    };
}
