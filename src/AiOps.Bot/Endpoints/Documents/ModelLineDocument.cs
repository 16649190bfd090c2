using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A line of registered models.</summary>
/// <param name="Newest">The newest version.</param>
/// <param name="Champion">The version that counts; null where none was promoted yet.</param>
/// <param name="Challenger">The version that scores the same rows to be compared.</param>
/// <param name="PreviousChampion">What a roll-back brings back.</param>
public sealed record ModelLineDocument(string Name, int Newest, int? Champion, int? Challenger, int? PreviousChampion)
{
    /// <summary>What moved the furthest away from the champion's training in the last full window that this process has served; absent before the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MovedDocument? Drift { get; init; }
}
