using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>Writes event stream messages. Its checksum is computed bit by bit, apart from the one under test.</summary>
internal static class EventFrames
{
    public static byte[] Event(string name, JsonObject payload) => Frame([(":event-type", name), (":content-type", "application/json"), (":message-type", "event")], payload);

    public static byte[] Exception(string name, string message) =>
        Frame([(":exception-type", name), (":content-type", "application/json"), (":message-type", "exception")], new() { ["message"] = message });

    private static byte[] Frame((string Name, string Value)[] headers, JsonObject payload)
    {
        byte[] head = [.. headers.SelectMany(h => Header(h.Name, h.Value))];
        var body = Encoding.UTF8.GetBytes(payload.ToJsonString());
        var frame = new byte[12 + head.Length + body.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), head.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Checksum(frame.AsSpan(0, 8)));
        head.CopyTo(frame, 12);
        body.CopyTo(frame, 12 + head.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Checksum(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }

    private static byte[] Header(string name, string value)
    {
        var (key, text) = (Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        return [(byte)key.Length, .. key, 7, (byte)(text.Length >> 8), (byte)text.Length, .. text];
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
