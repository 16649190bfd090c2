namespace AiOps.Bot.Storage.Vectors;

/// <summary>What a search filters by.</summary>
/// <param name="Number">The row's number in the database.</param>
/// <param name="Resource">The resource's number in <see cref="VectorMemory"/>.</param>
internal readonly record struct VectorEntry(long Number, long From, long To, int Resource);
