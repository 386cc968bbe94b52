using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Dantain.Web.Api;

/// <summary>The API described by itself: OpenAPI 3.1 at <c>/api/v1/openapi.json</c>, with the access of every operation and the refusals every one may give.</summary>
static class ApiDocument
{
    const string Staff = "staff";

    public static void AddApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        builder.Services.AddOpenApi("v1", o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Dantain", Version = "1", Description = "Book, arrive, be called, be served. Refusals are problem documents (RFC 9457) with a stable code; every POST takes an Idempotency-Key." };
                document.Servers = [];
                document.Components ??= new();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Staff] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "dantain-staff", Description = "Signed in by POST /api/v1/session" };
                return Task.CompletedTask;
            });
            o.AddOperationTransformer((operation, context, _) =>
            {
                var open = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
                // An empty requirement says that nobody needs to sign in; saying nothing would leave it open to guesses.
                operation.Security = [open ? new() : new() { [new OpenApiSecuritySchemeReference(Staff, context.Document)] = [] }];
                operation.Responses ??= new();
                foreach (var status in new[] { "404", "409", "422", "503" })
                    operation.Responses.TryAdd(status, new OpenApiResponse { Description = "A refusal: application/problem+json with code and title" });
                if (context.Description.HttpMethod == "POST") AddKey(operation);
                return Task.CompletedTask;
            });
        });
    }

    static void AddKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            Description = "The same key with the same content gets the first answer again",
        });
    }
}
