using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Ssm;

/// <summary>Sends one of our command documents to one instance and waits for the outcome.</summary>
internal sealed class SsmCommands(AwsWire wire, TimeProvider time)
{
    /// <summary>The error code that says: sent, and no outcome yet.</summary>
    public const string Pending = "CommandPending";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <exception cref="AwsException">Also where the outcome did not come in time: code <see cref="Pending"/>.</exception>
    public async Task<SsmInvocation> RunAsync(SsmCommand command, CancellationToken cancellationToken)
    {
        var commandId = await SendCommandAsync(command, cancellationToken);
        var deadline = time.GetUtcNow() + command.Patience;
        var wait = FirstWait;
        while (time.GetUtcNow() < deadline)
        {
            await Task.Delay(wait, time, cancellationToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            if (await GetCommandInvocationAsync(commandId, command.Instance, cancellationToken) is { IsOver: true } over)
            {
                return over;
            }
        }

        throw new AwsException(
            "ssm:GetCommandInvocation", Pending, $"{command.Document} on {command.Instance} gave no result within {command.Patience.TotalSeconds:0} s; command {commandId} may still be running");
    }

    public async Task<string> SendCommandAsync(SsmCommand command, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        foreach (var (name, value) in command.Parameters)
        {
            values[name] = new JsonArray(value);
        }

        var input = new JsonObject().With("DocumentName", command.Document).With("InstanceIds", [command.Instance]).With("TimeoutSeconds", 60);
        input.With("Comment", command.Comment).With("Parameters", values.Count == 0 ? null : values);
        var answer = await wire.SendAsync(JsonWire.Call(AwsApi.Ssm, "SendCommand", input) with { Repeatable = false }, cancellationToken);
        return answer.Json().Member("Command")?.Text("CommandId") ?? throw AwsException.Unreadable(answer.Call, answer.Status, null);
    }

    /// <returns>Null where the command has not reached the instance yet.</returns>
    public async Task<SsmInvocation?> GetCommandInvocationAsync(string commandId, string instance, CancellationToken cancellationToken)
    {
        try
        {
            var input = new JsonObject().With("CommandId", commandId).With("InstanceId", instance);
            var answer = (await wire.SendAsync(JsonWire.Call(AwsApi.Ssm, "GetCommandInvocation", input), cancellationToken)).Json();
            return new(commandId, answer.TextOrEmpty("Status"), answer.TextOrEmpty("StandardOutputContent"), answer.TextOrEmpty("StandardErrorContent"));
        }
        catch (AwsException exception) when (exception.Code == "InvocationDoesNotExist")
        {
            return null;
        }
    }
}
