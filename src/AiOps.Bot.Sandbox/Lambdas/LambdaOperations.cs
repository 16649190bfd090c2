using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Lambdas;

/// <summary>Lambda: which functions there are.</summary>
internal sealed class LambdaOperations(IReadOnlyList<LambdaFunction> functions, AccountFacts account) : IServiceOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("lambda", "ListFunctions", false, _ => AwsReply.Json(writer =>
        {
            writer.WriteStartArray("Functions");
            foreach (var function in functions)
            {
                writer.WriteStartObject();
                Describe(writer, function);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        })),
        new("lambda", "GetFunctionConfiguration", false, call => AwsReply.Json(writer => Describe(writer, Require(call.PathLabels[0])))),
    ];

    private LambdaFunction Require(string name)
    {
        var plain = name[(name.LastIndexOf(':') + 1)..];
        return functions.FirstOrDefault(f => f.Name == plain)
            ?? throw new AwsErrorException("ResourceNotFoundException", $"Function not found: {account.Arn("lambda", "function:" + plain)}", 404);
    }

    private void Describe(Utf8JsonWriter writer, LambdaFunction function)
    {
        writer.WriteString("FunctionName", function.Name);
        writer.WriteString("FunctionArn", account.Arn("lambda", "function:" + function.Name));
        writer.WriteString("Runtime", function.Runtime);
        writer.WriteString("Handler", "index.handler");
        writer.WriteNumber("MemorySize", function.MemoryMegabytes);
        writer.WriteNumber("Timeout", function.TimeoutSeconds);
        writer.WriteString("LastModified", function.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture));
        writer.WriteString("State", "Active");
    }
}
