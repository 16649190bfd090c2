using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>A row of vector_point.</summary>
internal sealed class VectorRow
{
    public const string Select =
        """
        select number as Number, id as Id, revision as Revision, source as Source, group_name as GroupName, stream_name as StreamName, resource as Resource,
        from_ms as "From", to_ms as "To", first_sequence as FirstSequence, last_sequence as LastSequence, vector as Vector from vector_point
        """ + " ";

    public const string Upsert =
        """
        insert into vector_point (id, revision, source, group_name, stream_name, resource, from_ms, to_ms, first_sequence, last_sequence, vector)
        values (@Id, @Revision, @Source, @GroupName, @StreamName, @Resource, @From, @To, @FirstSequence, @LastSequence, @Vector)
        on conflict (id) do update set revision = excluded.revision, source = excluded.source, group_name = excluded.group_name, stream_name = excluded.stream_name,
        resource = excluded.resource, from_ms = excluded.from_ms, to_ms = excluded.to_ms, first_sequence = excluded.first_sequence,
        last_sequence = excluded.last_sequence, vector = excluded.vector
        """;

    public long Number { get; init; }

    public string Id { get; init; } = "";

    public long Revision { get; init; }

    public string Source { get; init; } = "";

    public string GroupName { get; init; } = "";

    public string StreamName { get; init; } = "";

    public string Resource { get; init; } = "";

    public long From { get; init; }

    public long To { get; init; }

    public long FirstSequence { get; init; }

    public long LastSequence { get; init; }

    public byte[] Vector { get; init; } = [];

    public ReadOnlySpan<float> Floats => MemoryMarshal.Cast<byte, float>(Vector);

    public static VectorRow Of(VectorPoint point, long revision) => new()
    {
        Id = StorableText.Of(point.Id),
        Revision = revision,
        Source = StorableText.Of(point.Stream.Source),
        GroupName = StorableText.Of(point.Stream.Group),
        StreamName = StorableText.Of(point.Stream.Stream),
        Resource = StorableText.Of(point.Resource.Value),
        From = Milliseconds.Of(point.Window.From),
        To = Milliseconds.EndOf(point.Window.To),
        FirstSequence = point.FirstSequence,
        LastSequence = point.LastSequence,
        Vector = MemoryMarshal.AsBytes(point.Vector.AsSpan()).ToArray(),
    };

    public VectorHit ToHit(ReadOnlySpan<float> query)
    {
        var similarity = TensorPrimitives.CosineSimilarity(query, Floats);
        var point = new VectorPoint(
            Id, Floats.ToArray(), new(Source, GroupName, StreamName), new(Resource),
            new(Milliseconds.ToTime(From), Milliseconds.ToTime(To)), FirstSequence, LastSequence);

        // A vector without length is like nothing.
        return new(point, float.IsNaN(similarity) ? 0 : Math.Clamp(similarity, -1, 1));
    }
}
