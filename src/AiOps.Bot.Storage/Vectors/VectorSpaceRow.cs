using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>A row of vector_space.</summary>
internal sealed class VectorSpaceRow
{
    public const string Select =
        """select number as Number, model as Model, dimension as Dimension, indexed as Indexed, embedded as Embedded, rewinds as Rewinds, floor_ms as Floor from vector_space""" + " ";

    public long Number { get; init; }

    public string Model { get; init; } = "";

    public long Dimension { get; init; }

    public long Indexed { get; init; }

    public long Embedded { get; init; }

    /// <summary>Goes up whenever points were taken back; who has a copy makes it again.</summary>
    public long Rewinds { get; init; }

    /// <summary>Windows that ended before this had to make room.</summary>
    public long Floor { get; init; }

    public EmbeddingSpace ToSpace() => new(Model, (int)Dimension);
}
