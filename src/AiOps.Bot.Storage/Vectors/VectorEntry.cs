using System.Runtime.InteropServices;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>What a search filters by. Names are numbers of <see cref="Numbering{T}"/>.</summary>
/// <param name="Number">The row's number in the database.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VectorEntry(long Number, long From, long To, int Resource, int Group, int Stream, int Account, byte Severity)
{
    /// <summary>Stands where something was: no condition accepts it.</summary>
    public static readonly VectorEntry Gone = new(-1, long.MaxValue, long.MaxValue, -1, -1, -1, -1, 0);

    public bool IsGone => Number < 0;
}
