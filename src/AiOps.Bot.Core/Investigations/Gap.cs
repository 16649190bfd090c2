namespace AiOps.Bot.Core.Investigations;

/// <summary>What could not be read, and what to do about it; or what was read and held nothing.</summary>
/// <param name="Collector">Who could not.</param>
/// <param name="Reason">For people: no data, a missing permission by its name, an error.</param>
public sealed record Gap(string Collector, string Reason, GapKind Kind = GapKind.NotRead);
