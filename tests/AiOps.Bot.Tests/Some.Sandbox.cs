using System.Text;
using System.Text.Json;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Scenarios;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>A world whose clock stands still at a moment; tests move it with AdvanceTo.</summary>
    public static SandboxWorld World(SandboxOptions? options = null, DateTimeOffset? at = null)
        => WorldBuilder.Build(options ?? new SandboxOptions { HistoryDays = 4 }, new StoppedTime(at ?? Noon), "AKIAEXAMPLE");

    /// <summary>A call as the dispatcher would hand it over, to run an operation without HTTP.</summary>
    public static AwsCall Call(SandboxWorld world, string service, string operation, object? json = null, string form = "") => new()
    {
        Service = ServiceCatalog.Find(service)!,
        Operation = operation,
        RequestId = "5b0c7c1e-3d0a-4a8e-9d7b-0f8f6f2f4a11",
        Caller = world.Caller,
        Now = world.Timeline.Now,
        Request = new RawRequest("POST", "/", "", [], []),
        SourceAddress = "127.0.0.1",
        Json = JsonSerializer.SerializeToElement(json ?? new object()),
        Query = new QueryParameters(FormBody.Parse(form)),
    };

    /// <summary>Runs an operation of a world and reads its JSON answer.</summary>
    public static JsonElement Answer(SandboxWorld world, string service, string operation, object? json = null)
    {
        var reply = Run(world, service, operation, json);
        return reply is AwsReply.JsonReply { Body: var body } ? JsonElement.Parse(body.ToArray()) : JsonElement.Parse("{}");
    }

    /// <summary>Runs an operation of a world and gives its XML answer as text.</summary>
    public static string XmlAnswer(SandboxWorld world, string service, string operation, string form)
        => Encoding.UTF8.GetString(ReplyWriter.Success(Call(world, service, operation, null, form), Run(world, service, operation, null, form)).Body.ToArray());

    public static AwsReply Run(SandboxWorld world, string service, string operation, object? json = null, string form = "")
        => WorldBuilder.Operations(world).All.Single(o => o.Action == $"{ServiceCatalog.Find(service)!.IamPrefix}:{operation}").Run(Call(world, service, operation, json, form));

    private sealed class StoppedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
