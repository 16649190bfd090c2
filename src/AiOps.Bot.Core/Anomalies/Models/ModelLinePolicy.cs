using System.Collections.Immutable;

namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>Decides which version of a line of models may become what. Pure.</summary>
public static class ModelLinePolicy
{
    /// <summary>How far back can be gone. Whoever needs more promotes a version by its number.</summary>
    public const int MostFormer = 20;

    /// <summary>Of a reason. Longer texts belong into the model card or a ticket.</summary>
    public const int LongestWhy = 2_000;

    /// <returns>Which version a change is about; null where it names none and the line has none for it.</returns>
    public static int? TargetOf(ModelLine line, ModelChange change) => change.Version ?? change.Kind switch
    {
        ModelEventKind.Promoted => line.Challenger,
        ModelEventKind.RolledBack => line.PreviousChampion,
        _ => null,
    };

    /// <param name="target">The version that <see cref="TargetOf"/> names; null where there is none.</param>
    public static ModelDecision Decide(ModelLine line, RegisteredModel? target, ModelChange change)
    {
        if (line.Champion != change.SeenChampion)
        {
            return ModelDecision.Refuse(line, $"Somebody was faster: the champion of {line.Name} is {Words(line.Champion)} now, not {Words(change.SeenChampion)}. Look again, and decide anew.");
        }

        if (change.Why.Length > LongestWhy)
        {
            return ModelDecision.Refuse(line, $"The reason has {change.Why.Length:N0} characters; at most {LongestWhy:N0} are kept.");
        }

        if (target is null || target.RetiredAt is not null)
        {
            return ModelDecision.Refuse(line, Missing(line, target, change));
        }

        return RefusalOf(line, target.Version, change) is { } refusal
            ? ModelDecision.Refuse(line, refusal)
            : new(After(line, target.Version, change.Kind), new(line.Name, change.Kind, target.Version, Before(line, change.Kind), change.By, change.At, change.Why), null);
    }

    private static string Missing(ModelLine line, RegisteredModel? target, ModelChange change) => (target, change) switch
    {
        ({ } retired, _) => $"{line.Name}@{retired.Version} is retired: its content is gone. Register it again.",
        (_, { Version: { } version }) => $"{line.Name} has no version {version}; its newest is {line.Newest}.",
        (_, { Kind: ModelEventKind.Promoted }) => $"{line.Name} has no challenger. Name the version that shall be the champion.",
        (_, { Kind: ModelEventKind.RolledBack }) => $"{line.Name} has no champion to go back to: {(line.Champion is { } only ? $"version {only} is its first" : "none was promoted yet")}.",
        _ => $"Name a version of {line.Name}.",
    };

    private static string? RefusalOf(ModelLine line, int version, ModelChange change) => change.Kind switch
    {
        ModelEventKind.Registered => "A model is registered with its content, not by a change.",
        ModelEventKind.RolledBack when version != line.PreviousChampion => $"{line.Name}@{version} was not the champion before this one. Promote it.",
        _ when version == line.Champion => change.Kind is ModelEventKind.Retired
            ? $"{line.Name}@{version} is the champion. Promote another one first."
            : $"{line.Name}@{version} is the champion already.",
        ModelEventKind.Challenged when version == line.Challenger => $"{line.Name}@{version} is the challenger already.",
        ModelEventKind.Retired when version == line.PreviousChampion => $"{line.Name}@{version} is what a roll-back would bring back. It can be retired when another champion followed.",
        _ => null,
    };

    private static ModelLine After(ModelLine line, int version, ModelEventKind kind) => kind switch
    {
        ModelEventKind.Challenged => line with { Challenger = version },
        ModelEventKind.Promoted => line with { Champion = version, Challenger = Without(line.Challenger, version), Former = Followed(line, version) },
        ModelEventKind.RolledBack => line with { Champion = version, Challenger = Without(line.Challenger, version), Former = line.Former.Remove(version) },
        _ => line with { Challenger = Without(line.Challenger, version), Former = line.Former.Remove(version) },
    };

    private static int? Before(ModelLine line, ModelEventKind kind) => kind switch
    {
        ModelEventKind.Challenged => line.Challenger,
        ModelEventKind.Promoted or ModelEventKind.RolledBack => line.Champion,
        _ => null,
    };

    private static int? Without(int? role, int version) => role == version ? null : role;

    private static ImmutableArray<int> Followed(ModelLine line, int by)
    {
        var former = line.Champion is { } champion ? line.Former.Remove(by).Add(champion) : line.Former.Remove(by);
        return former.Length > MostFormer ? former.RemoveRange(0, former.Length - MostFormer) : former;
    }

    private static string Words(int? version) => version is { } number ? $"version {number}" : "none";
}
