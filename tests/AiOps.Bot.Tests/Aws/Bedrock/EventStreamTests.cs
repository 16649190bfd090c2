using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws.Bedrock;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Aws.Bedrock;

/// <summary>Amazon's event stream, against frames that its own libraries are tested with (see the notice beside the fixtures).</summary>
public sealed class EventStreamTests
{
    private static readonly JsonElement Vectors = Load("vectors");

    public static TheoryData<string> Valid => Names("valid");

    public static TheoryData<string> Invalid => Names("invalid");

    internal static JsonElement Load(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Aws", "Bedrock", "Fixtures", "eventstream", name + ".json"))).RootElement.Clone();

    internal static byte[] Bytes(JsonElement vector) => Convert.FromHexString(vector.GetProperty("hex").GetString()!);

    private static TheoryData<string> Names(string kind) => [.. Vectors.GetProperty(kind).EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];

    private static JsonElement Vector(string kind, string name) => Vectors.GetProperty(kind).EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);

    private static async Task<List<EventMessage>> ReadAsync(Stream stream)
    {
        var messages = new List<EventMessage>();
        await foreach (var message in EventStream.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            messages.Add(message);
        }

        return messages;
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void FramesAreReadAsAmazonReadsThem(string name)
    {
        var vector = Vector("valid", name);
        var message = EventMessages.Parse(Bytes(vector));
        Assert.Equal(vector.GetProperty("payload_utf8").GetString(), Encoding.UTF8.GetString(message.Payload.Span));
        var headers = vector.GetProperty("headers").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.ValueKind == JsonValueKind.Object ? h.Value.GetProperty("bytes_hex").GetString()! : h.Value.ToString());
        Assert.Equal(headers, message.Headers.ToDictionary(h => h.Key, h => Spelt(h.Value)));
    }

    private static string Spelt(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Guid guid => Convert.ToHexStringLower(guid.ToByteArray(bigEndian: true)),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task FramesThatAmazonRefusesAreRefused(string name) =>
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(new MemoryStream(Bytes(Vector("invalid", name)))));

    [Fact]
    public void HoweverTheNetworkCutsItTheStreamIsTheSame() => Prop.ForAll<PositiveInt[]>(cuts =>
    {
        var bytes = Bytes(Load("converse-stream"));
        var whole = ReadAsync(new MemoryStream(bytes)).GetAwaiter().GetResult();
        var cut = ReadAsync(new CutStream(bytes, [.. cuts.Select(c => c.Get), 7])).GetAwaiter().GetResult();
        return whole.Count > 8 && whole.Select(m => (m.Name, Encoding.UTF8.GetString(m.Payload.Span))).SequenceEqual(cut.Select(m => (m.Name, Encoding.UTF8.GetString(m.Payload.Span))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task AStreamThatEndsInsideAMessageIsNotTakenForWhole()
    {
        var bytes = Bytes(Load("converse-stream"));
        var ends = new HashSet<int> { 0 };
        for (var at = 0; at < bytes.Length; at += System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at)))
        {
            ends.Add(at);
        }

        foreach (var length in Enumerable.Range(0, bytes.Length).Where(l => !ends.Contains(l)))
        {
            await Assert.ThrowsAsync<EndOfStreamException>(() => ReadAsync(new MemoryStream(bytes, 0, length)));
        }
    }

    [Fact]
    public void OneWrongBitAnywhereIsNoticed() => Prop.ForAll<PositiveInt, byte>((where, bit) =>
    {
        var bytes = Bytes(Load("converse-stream"));
        bytes[where.Get % bytes.Length] ^= (byte)(1 << (bit % 8));
        return Record.ExceptionAsync(() => ReadAsync(new MemoryStream(bytes))).AsTask().GetAwaiter().GetResult() is FormatException or EndOfStreamException;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ALengthThatCannotBeIsRefusedBeforeAnythingIsAllocated()
    {
        var prelude = new byte[EventMessages.PreludeLength];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(prelude, uint.MaxValue);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(prelude.AsSpan(8), Crc32.Of(prelude.AsSpan(0, 8)));
        Assert.Throws<FormatException>(() => EventMessages.LengthOf(prelude, 4_000_000));
    }

    [Fact]
    public void TheChecksumIsThatOfTheStandard() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));
}
