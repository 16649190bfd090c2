using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>A row of vector_point.</summary>
internal sealed class VectorRow
{
    public const string Select =
        """
        select number as Number, space as Space, id as Id, revision as Revision, source as Source, group_name as GroupName, stream_name as StreamName, resource as Resource,
        account as Account, severity as Severity, from_ms as "From", to_ms as "To", first_sequence as FirstSequence, last_sequence as LastSequence, vector as Vector,
        terms as Terms from vector_point
        """ + " ";

    public const string Upsert =
        """
        insert into vector_point (space, id, revision, source, group_name, stream_name, resource, account, severity, from_ms, to_ms, first_sequence, last_sequence, vector, terms)
        values (@Space, @Id, @Revision, @Source, @GroupName, @StreamName, @Resource, @Account, @Severity, @From, @To, @FirstSequence, @LastSequence, @Vector, @Terms)
        on conflict (space, id) do update set revision = excluded.revision, source = excluded.source, group_name = excluded.group_name, stream_name = excluded.stream_name,
        resource = excluded.resource, account = excluded.account, severity = excluded.severity, from_ms = excluded.from_ms, to_ms = excluded.to_ms,
        first_sequence = excluded.first_sequence, last_sequence = excluded.last_sequence, vector = excluded.vector, terms = excluded.terms
        """;

    public long Number { get; init; }

    public long Space { get; init; }

    public string Id { get; init; } = "";

    public long Revision { get; init; }

    public string Source { get; init; } = "";

    public string GroupName { get; init; } = "";

    public string StreamName { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Account { get; init; } = "";

    public short Severity { get; init; }

    public long From { get; init; }

    public long To { get; init; }

    public long FirstSequence { get; init; }

    public long LastSequence { get; init; }

    public byte[] Vector { get; init; } = [];

    /// <summary>The terms, then as many weights.</summary>
    public byte[] Terms { get; init; } = [];

    public ReadOnlySpan<float> Floats => MemoryMarshal.Cast<byte, float>(Vector);

    public StreamKey Stream => new(Source, GroupName, StreamName);

    public (uint[] Terms, float[] Weights) Words =>
        (MemoryMarshal.Cast<byte, uint>(Terms.AsSpan(0, Terms.Length / 2)).ToArray(), MemoryMarshal.Cast<byte, float>(Terms.AsSpan(Terms.Length / 2)).ToArray());

    public static VectorRow Of(VectorPoint point, long space, long revision) => new()
    {
        Space = space,
        Id = StorableText.Of(point.Id),
        Revision = revision,
        Source = StorableText.Of(point.Stream.Source),
        GroupName = StorableText.Of(point.Stream.Group),
        StreamName = StorableText.Of(point.Stream.Stream),
        Resource = StorableText.Of(point.Resource.Value),
        Account = StorableText.Of(point.Account),
        Severity = (short)point.Severity,
        From = Milliseconds.Of(point.Window.From),
        To = Milliseconds.EndOf(point.Window.To),
        FirstSequence = point.FirstSequence,
        LastSequence = point.LastSequence,
        Vector = MemoryMarshal.AsBytes(point.Vector.AsSpan()).ToArray(),
        Terms = [.. MemoryMarshal.AsBytes(point.Terms.Terms.AsSpan()), .. MemoryMarshal.AsBytes(point.Terms.Weights.AsSpan())],
    };

    public static StreamKey Storable(StreamKey stream) => new(StorableText.Of(stream.Source), StorableText.Of(stream.Group), StorableText.Of(stream.Stream));

    public VectorPoint ToPoint() => new()
    {
        Id = Id,
        Vector = Floats.ToArray(),
        Terms = Terms.Length == 0 ? TermVector.Empty : new(Words.Terms, Words.Weights),
        Stream = Stream,
        Resource = new(Resource),
        Account = Account,
        Severity = (LogSeverity)Severity,
        Window = new(Milliseconds.ToTime(From), Milliseconds.ToTime(To)),
        FirstSequence = FirstSequence,
        LastSequence = LastSequence,
    };

    public VectorHit ToHit(ReadOnlySpan<float> query)
    {
        var similarity = TensorPrimitives.CosineSimilarity(query, Floats);

        // A vector without length is like nothing.
        return new(ToPoint(), float.IsNaN(similarity) ? 0 : Math.Clamp(similarity, -1, 1));
    }
}
