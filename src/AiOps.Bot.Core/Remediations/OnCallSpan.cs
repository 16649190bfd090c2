using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>A part of a schedule in which nothing changes.</summary>
/// <param name="Duties">Empty in a gap: nobody is on call.</param>
public sealed record OnCallSpan(DateTimeOffset From, DateTimeOffset To, ImmutableArray<OnCallDuty> Duties);
